-- wrk's requests: organisers picked at random redeem a code of their own event, or people of its staff the hot one; each with a key that is new.
local what, codes, people, thread = os.getenv("VOUCHERS_WHAT"), tonumber(os.getenv("VOUCHERS_CODES")), 1000, 0

function setup(t)
  t:set("number", thread)
  thread = thread + 1
end

function init()
  math.randomseed(os.time() * 16 + number)
  run, sent = string.format("%08x-%d", math.random(0, 0x7fffffff), number), 0
end

function request()
  sent = sent + 1
  local code = math.random(0, codes - 1)
  local who = what == "hot" and math.random(0, people - 1) or code % people
  local headers = { ["Authorization"] = "Bearer load-" .. who, ["Content-Type"] = "application/json" }
  if what == "check" then
    return wrk.format("POST", "/v1/vouchers/SPREAD" .. code .. "/check", headers, '{"event_id":"00000000-0000-7000-8000-000000000000","spend":2000}')
  end
  headers["Idempotency-Key"] = run .. "-" .. sent
  return wrk.format("POST", "/v1/vouchers/" .. (what == "hot" and "hot" or "SPREAD" .. code) .. "/redeem", headers,
    string.format('{"guest":"load%d","spend":%d}', math.random(0, people - 1), math.random(100, 9000)))
end

local refused = 0
function response(status, _, body)
  if status ~= 201 and status ~= 200 then
    refused = refused + 1
    if refused == 1 then io.stderr:write(status, " ", body, "\n") end
  end
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("%.0f\t%.1f\t%.1f\t%d\t%d", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
