-- What wrk sends and counts. Arguments: method, body, expected status, then name and value of each
-- header. A %d in the body becomes a text that no other request carries, of this run or another.

local expected
failed = 0 -- global: `done` reads it out of the thread

function setup(thread)
  the_thread = thread
end

function init(arguments)
  wrk.method = arguments[1]
  wrk.body = arguments[2] ~= "" and arguments[2] or nil
  expected = tonumber(arguments[3])
  for index = 4, #arguments, 2 do
    wrk.headers[arguments[index]] = arguments[index + 1]
  end
  if wrk.body and wrk.body:find("%%d") then
    local body, start, number = wrk.body, os.time() .. "-", 0
    function request()
      number = number + 1
      return wrk.format(nil, nil, nil, (body:gsub("%%d", start .. number)))
    end
  end
end

function response(status)
  if status ~= expected then
    failed = failed + 1
  end
end

function done(summary, latency)
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  local line = "measured %d %d %d %d %d\n"
  local refused = the_thread:get("failed")
  local p50, p99 = latency:percentile(50), latency:percentile(99)
  io.write(line:format(summary.requests, summary.duration, p50, p99, refused + lost))
end
