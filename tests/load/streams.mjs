// The clients of tests/load/streams: opens streams, and on a line of standard input sends messages to their readers. Prints a line of
// JSON when the streams are open, and one when every message is accounted for.
//   node streams.mjs PORT STREAMS MESSAGES-PER-SECOND SECONDS
import http from "node:http";
import { once } from "node:events";
import { createInterface } from "node:readline";

const [port, streams, perSecond, seconds] = process.argv.slice(2).map(Number);
const posts = new http.Agent({ keepAlive: true, maxSockets: 64 });
const readers = []; // Of each stream: what it was told, and the last cursor and the last seq of each conversation.
const sent = new Map(); // Of each message, by its body: when it was sent, by whom, and when its reader and its sender were told.
const faults = [];
const fault = (what) => faults.length < 20 && faults.push(what);
let events = 0;

function open(n) {
  const reader = { last: 0n, seqs: new Map(), text: "" };
  readers[n] = reader;
  return new Promise((opened, failed) => {
    const request = http.get({ port, path: "/v1/stream", agent: false, headers: { Authorization: `Bearer load-${n}` } }, (response) => {
      if (response.statusCode !== 200) return failed(new Error(`stream ${n}: ${response.statusCode}`));
      response.setEncoding("utf8");
      response.on("data", (text) => {
        reader.text += text;
        const end = reader.text.lastIndexOf("\n\n");
        if (end < 0) return;
        const at = performance.now();
        for (const block of reader.text.slice(0, end).split("\n\n")) take(n, reader, block, at);
        reader.text = reader.text.slice(end + 2);
        opened();
      });
      response.on("close", () => fault(`stream ${n} was closed`));
    });
    request.on("error", failed);
  });
}

function take(n, reader, block, at) {
  if (!block.includes("event: ")) return;
  const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s)));
  if (fields.event !== "message") return fault(`stream ${n} was told ${fields.event}`);
  events++;
  const cursor = BigInt(fields.id.split("-")[1]);
  if (cursor <= reader.last) fault(`stream ${n}: ${cursor} after ${reader.last}`);
  reader.last = cursor;
  const { conversation_id, seq, body } = JSON.parse(fields.data);
  if (seq !== (reader.seqs.get(conversation_id) ?? 0) + 1) fault(`stream ${n}: ${seq} after ${reader.seqs.get(conversation_id)}`);
  reader.seqs.set(conversation_id, seq);
  const message = sent.get(body);
  if (message === undefined || (n !== message.from && n !== message.to)) return fault(`stream ${n} was told of ${body}`);
  const side = n === message.to ? "read" : "echoed";
  if (message[side] !== undefined) fault(`stream ${n} was told of ${body} twice`);
  message[side] = at;
}

function send(number) {
  const from = Math.floor(Math.random() * streams);
  const to = (from + 1 + Math.floor(Math.random() * 4)) % streams;
  const body = `See you at eight, by the fountain? ${number}`;
  const message = { from, to, at: performance.now() };
  sent.set(body, message);
  return new Promise((answered) => {
    const request = http.request({
      port, method: "POST", agent: posts, path: `/v1/conversations/load${to}/messages`,
      headers: { Authorization: `Bearer load-${from}`, "Content-Type": "application/json" },
    }, (response) => {
      if (response.statusCode !== 201) fault(`${body}: ${response.statusCode}`);
      response.resume().on("end", () => { message.answered = performance.now(); answered(); });
    });
    request.on("error", (error) => { fault(`${body}: ${error.message}`); answered(); });
    request.end(JSON.stringify({ body }));
  });
}

const percentiles = (times) => {
  times.sort((one, other) => one - other);
  const at = (share) => +times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
};

for (let n = 0; n < streams; n += 100) {
  await Promise.all(Array.from({ length: Math.min(100, streams - n) }, (_, k) => open(n + k)));
}
console.log(JSON.stringify({ open: streams }));

await once(createInterface({ input: process.stdin }), "line");
const answers = [], began = performance.now();
for (let number = 0; number < perSecond * seconds; ) {
  while (number < Math.min(perSecond * seconds, ((performance.now() - began) * perSecond) / 1000)) answers.push(send(number++));
  await new Promise((later) => setTimeout(later, 1));
}
await Promise.all(answers);
const took = (performance.now() - began) / 1000;
for (const until = performance.now() + 10_000; events < sent.size * 2 && performance.now() < until; ) {
  await new Promise((later) => setTimeout(later, 50));
}
const messages = [...sent.values()];
console.log(JSON.stringify({
  sent: messages.length, perSecond: Math.round(messages.length / took),
  told: messages.filter((message) => message.read !== undefined).length,
  echoed: messages.filter((message) => message.echoed !== undefined).length,
  ms: percentiles(messages.map((message) => (message.read ?? Infinity) - message.at)),
  answer_ms: percentiles(messages.map((message) => (message.answered ?? Infinity) - message.at)),
  faults,
}));
process.exit(faults.length > 0 || events !== messages.length * 2 ? 1 : 0);
