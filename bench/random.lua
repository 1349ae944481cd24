-- Asks for random addresses of a list: wrk -s random.lua URL -- FILE [SUFFIX_TO_CUT [PAUSE]], where PAUSE is how many
-- milliseconds each connection rests between two requests
local requests = {}
local pause = 0

function init(args)
  math.randomseed(os.time())
  for path in io.lines(args[1]) do
    if args[2] and args[2] ~= "" and path:sub(-#args[2]) == args[2] then path = path:sub(1, -#args[2] - 1) end
    requests[#requests + 1] = wrk.format("GET", path)
  end
  pause = tonumber(args[3] or 0)
  if pause == 0 then delay = nil end
end

function delay()
  return pause
end

function request()
  return requests[math.random(#requests)]
end
