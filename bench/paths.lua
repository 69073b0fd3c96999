-- wrk takes one address; this asks for each of several in turn.
-- Arguments: milliseconds that a connection waits before each request, then the paths.
local wait = 0
local paths = {}
local turn = 0

function init(arguments)
  wait = tonumber(arguments[1])
  for place = 2, #arguments do paths[#paths + 1] = arguments[place] end
  turn = math.random(#paths)
end

function request()
  turn = turn % #paths + 1
  return wrk.format(nil, paths[turn])
end

-- Between half of the wait and one and a half of it: people do not click in step.
function delay()
  if wait == 0 then return 0 end
  return wait / 2 + math.random(wait)
end
