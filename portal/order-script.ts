/**
 * What keeps the page of an order as it is now, in the browser: told by the server that something moved, it reads its own page
 * again and puts in what changed. Without a line for longer it looks by itself; without a script the page reloads.
 */
export const orderScript = `
const everyMs = 10000
const main = document.querySelector('main')
let isReading = false
let isAgain = false
async function look() {
  if (isReading) { isAgain = true; return }
  isReading = true
  try {
    const reply = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (reply.ok) show(new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('main'))
  } catch {
    // The network is gone for a moment: the next look finds it.
  }
  isReading = false
  if (isAgain) { isAgain = false; look() }
}
function show(next) {
  if (next === null || next.innerHTML === main.innerHTML) return
  // The line that is read out stays the same element: otherwise nobody would hear that it changed.
  const said = main.querySelector('[role=status]')
  const says = next.querySelector('[role=status]')
  if (said === null || says === null) return main.replaceChildren(...next.childNodes)
  if (said.textContent !== says.textContent) said.textContent = says.textContent
  for (const old of [...main.children]) if (old !== said) old.remove()
  let isBefore = true
  for (const one of [...next.children]) {
    if (one === says) isBefore = false
    else if (isBefore) said.before(one)
    else main.append(one)
  }
}
let timer = 0
function watchByClock(isOn) {
  clearInterval(timer)
  if (isOn) timer = setInterval(() => document.hidden || look(), everyMs)
}
watchByClock(true)
const line = new EventSource(location.pathname + '/live')
line.addEventListener('open', () => { watchByClock(false); look() })
line.addEventListener('moved', look)
line.addEventListener('error', () => watchByClock(true))
`
