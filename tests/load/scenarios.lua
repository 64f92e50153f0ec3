-- wrk's requests, one kind a run (LOAD_SCENARIO): callers picked at random among 1,000 who are signed in, and what they ask about among
-- the sample that tests/load/run drew. What reads is made ready before the run; what writes is new each time.
local what, run, block = os.getenv("LOAD_SCENARIO"), os.getenv("LOAD_RUN"), tonumber(os.getenv("LOAD_BLOCK"))
local vouchers, folder = tonumber(os.getenv("LOAD_VOUCHERS")), os.getenv("LOAD_WORK")
local thread, random = 0, math.random

function setup(t)
  t:set("number", thread)
  thread = thread + 1
end

local function caller() return block * 1000 + random(1, 1000) end

local function headers(who)
  return { ["Authorization"] = who and "Bearer load-" .. who, ["Content-Type"] = "application/json" }
end

local function get(path, who) return wrk.format("GET", path, headers(who or caller())) end

local function post(path, who, body, key)
  local with = headers(who)
  with["Idempotency-Key"] = key
  return wrk.format("POST", path, with, body)
end

-- Within 11:00 and midnight where the companion is, on half an hour, 2 to 56 days from today.
local function meeting(companion)
  local at = os.time(os.date("!*t")) -- as though the machine's zone were UTC, which the format below undoes
  at = at - at % 86400 + random(2, 56) * 86400 + random(22, 45) * 1800 - companion.offset * 60
  return string.format('{"companion_id":"%s","starts_at":"%s","minutes":60}', companion.id, os.date("!%Y-%m-%dT%H:%M:00Z", at))
end

local function one() return companions[random(#companions)] end

-- Who talks to whom: as fill.sql has it.
local function partner(who)
  local step = 37 * random(1, 10) * (random(2) == 1 and 1 or -1)
  return "person" .. (who - 1 + step) % 1000 + 1
end

local function redeem(code, who)
  return post("/v1/vouchers/" .. code .. "/redeem", who,
    string.format('{"guest":"person%d","spend":%d}', random(1000), random(100, 9000)), run .. "-" .. number .. "-" .. sent)
end

local reads = {
  hello = function() return wrk.format("GET", "/hello") end,
  live = function() return wrk.format("GET", "/health/live") end,
  companion = function() return get("/v1/companions/" .. one().id) end,
  ["search-newest"] = function() return get("/v1/companions?city=" .. random(50)) end,
  ["search-rate"] = function() return get("/v1/companions?sort=rate&city=" .. random(50)) end,
  ["search-filters"] = function() return get("/v1/companions?language=en&interest=museums&city=" .. random(50)) end,
  slots = function() return get("/v1/companions/" .. one().id .. "/slots") end,
  messages = function() local who = random(1000) return get("/v1/conversations/" .. partner(who) .. "/messages", who) end,
  conversations = function() return get("/v1/conversations", random(1000)) end,
  sprocket = function() return get("/v1/sprockets/" .. random(3)) end,
  factories = function() return get("/v1/factories") end,
  -- What is slow, always of one person.
  export = function() return get("/v1/accounts/me/export", 7) end,
  insights = function() return get("/v1/insights/me?bucket=day", 7) end,
  ["sign-in"] = function()
    return post("/v1/sessions", nil, string.format('{"email":"person%d@load.example","password":"%s"}', random(1000), os.getenv("LOAD_PASSWORD")))
  end,
}
local writes = {
  quote = function() return post("/v1/meetings/quote", caller(), meeting(one())) end,
  book = function() return post("/v1/meetings", caller(), meeting(one())) end,
  ["book-hot"] = function() return post("/v1/meetings", caller(), meeting(companions[1])) end,
  send = function()
    local who = random(1000)
    return post("/v1/conversations/" .. partner(who) .. "/messages", who,
      string.format('{"body":"%s","client_id":"%s-%04x-4000-8000-%012x"}', bodies[sent % 4 + 1], run, number, sent))
  end,
  redeem = function() local code = random(0, vouchers - 1) return redeem("SPREAD" .. code, code % 1000 + 1) end,
  ["redeem-hot"] = function() return redeem("HOT", random(1000)) end,
}

function init()
  math.randomseed(os.time() * 16 + number)
  sent, companions, ready, bodies = 0, {}, {}, {}
  for line in io.lines(folder .. "/companions.tsv") do
    local id, offset = line:match("(%S+)\t(%S+)")
    companions[#companions + 1] = { id = id, offset = tonumber(offset) }
  end
  for length = 1, 4 do bodies[length] = string.rep("See you at eight, by the fountain? ", length) end
  if reads[what] then for n = 1, 20000 do ready[n] = reads[what]() end end
end

function request()
  if reads[what] then return ready[random(20000)] end
  sent = sent + 1
  return writes[what]()
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("%.0f\t%.2f\t%.2f\t%d\t%d\t%d", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
