-- wrk's requests: people picked at random, each of whom writes to 20 others, always with a client_id that is new.
local people, partners, thread = 1000, 20, 0

function setup(t)
  t:set("number", thread)
  thread = thread + 1
end

function init()
  math.randomseed(os.time() * 16 + number)
  run, sent = string.format("%08x-%04x-4000", math.random(0, 0x7fffffff), number), 0
  bodies = {}
  for length = 1, 16 do bodies[length] = string.rep("See you at eight, by the fountain? ", length % 4 + 1) end
end

function request()
  sent = sent + 1
  local from = math.random(0, people - 1)
  local to = (from + 1 + math.random(0, partners - 1) * 37) % people
  return wrk.format("POST", "/v1/conversations/load" .. to .. "/messages",
    { ["Authorization"] = "Bearer load-" .. from, ["Content-Type"] = "application/json" },
    string.format('{"body":"%s","client_id":"%s-8000-%012x"}', bodies[sent % 16 + 1], run, sent))
end

local refused = 0
function response(status, _, body)
  if status ~= 201 then
    refused = refused + 1
    if refused == 1 then io.stderr:write(status, " ", body, "\n") end
  end
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("%.0f\t%.1f\t%.1f\t%d\t%d", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
