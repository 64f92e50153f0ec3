// Sums up what httpyac --json wrote: "passed failed", by request; with --failures, what failed. A request without an assertion has failed:
// it would pass whatever the service answers.
//   node http-summary.mjs FILE EXIT-CODE [--failures]
import { readFileSync } from 'node:fs';

const [file, exitCode, failures] = process.argv.slice(2);
let requests = [];
try {
  requests = JSON.parse(readFileSync(file, 'utf8')).requests;
} catch {
  // It ended before it wrote anything.
}

const isGood = r => r.testResults?.length > 0 && r.testResults.every(test => test.status === 'SUCCESS');
const bad = requests.filter(request => !isGood(request));
if (failures) {
  for (const request of bad) {
    console.log(`  line ${request.line}: ${request.title ?? request.name}`);
    for (const test of request.testResults ?? []) {
      if (test.status !== 'SUCCESS') console.log(`    ${test.message} ${test.error?.displayMessage ?? ''}`);
    }
    if (!request.testResults?.length) console.log('    has no assertion');
  }
} else {
  // An end without a word about it, or without any request, counts as one failure.
  const unexplained = bad.length === 0 && (exitCode !== '0' || requests.length === 0) ? 1 : 0;
  console.log(`${requests.length - bad.length} ${bad.length + unexplained}`);
}
