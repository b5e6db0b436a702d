import { dot, type Ink, line, piece, shadow, stitch } from './ink.ts'

/** All shoes are seen from their right side, the toe to the right. */
const sole = { dark: '#2b221f', cream: '#ece3d2', crepe: '#c69a63' } as const

function lowSole(ink: Ink, { fill, heel }: { fill: string; heel: number }): string {
  const d = `M64 ${352}L${352 - 10} 352C352 352 356 362 350 372L150 372L150 ${372 + heel}L66 ${372 + heel}C60 ${370 + heel} 60 360 64 352Z`
  return piece({ ...ink, tones: { ...ink.tones, deep: '#1c1416' } }, d, { fill, isBare: true })
}

const laces = (points: readonly (readonly [number, number])[]): string =>
  points
    .map(
      ([x, y]) =>
        `<path d="M${x} ${y}L${x + 26} ${y - 9}" stroke="#efe6d6" stroke-width="4.6" stroke-linecap="round"/><circle cx="${x}" cy="${y}" r="2.6" fill="#1c1416" fill-opacity=".6"/>`,
    )
    .join('')

/** Laced boots: an ankle's height for the town, more for the woods. */
export function drawBoots(ink: Ink, isTall: boolean): string {
  const top = isTall ? 108 : 140
  const upper = `M96 ${top}Q150 ${top - 14} 196 ${top}C198 ${top + 60} 200 ${top + 80} 206 240C230 272 268 282 304 292C336 300 350 322 348 354L66 354C64 320 70 290 86 262C96 230 98 190 96 ${top}Z`
  const tongue = `M168 ${top - 8}C186 ${top - 18} 204 ${top - 12} 210 ${top - 4}C210 ${top + 50} 214 ${top + 80} 224 250L204 250Z`
  const counter = 'M68 352C64 320 72 290 88 264C120 276 134 310 136 353Z'
  const toe = 'M268 354C264 322 276 300 300 291C336 300 350 322 348 354Z'
  const rows = isTall ? [142, 166, 190, 214, 238] : [170, 194, 218, 242]
  return (
    shadow(206, isTall ? 408 : 406, 156) +
    piece(ink, tongue, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, upper) +
    piece(ink, counter, { fill: ink.tones.dark }) +
    piece(ink, toe, { fill: ink.tones.dark }) +
    stitch(ink, 'M76 350C74 320 82 292 94 272C118 284 128 312 130 350') +
    stitch(ink, 'M276 350C274 326 284 308 302 298') +
    line(ink, `M180 ${top + 4}C182 ${top + 70} 186 ${top + 100} 196 262`, { width: 1.4, opacity: 0.5 }) +
    laces(rows.map((y, i) => [178 + i * 4, y] as const)) +
    line(ink, `M98 ${top + 14}Q150 ${top} 195 ${top + 14}`, { width: 1.4, opacity: 0.5 }) +
    lowSole(ink, { fill: sole.dark, heel: isTall ? 22 : 26 })
  )
}

export function drawChelsea(ink: Ink): string {
  const upper =
    'M96 128Q150 116 200 128C200 190 206 228 226 250C258 278 294 284 322 298C342 308 350 328 348 354L66 354C64 320 72 288 86 262C96 228 98 180 96 128Z'
  const elastic = 'M136 126C134 180 140 216 156 250C170 216 174 176 172 126Q154 120 136 126Z'
  let ribs = ''
  for (let x = 141; x < 172; x += 6) ribs += `M${x} 130L${Math.round(150 + (x - 150) * 0.35)} 236`
  return (
    shadow(206, 406, 156) +
    `<path d="M92 132C84 120 86 104 98 100C108 102 108 120 102 134Z" fill="${ink.tones.dark}"/>` +
    piece(ink, upper) +
    piece(ink, elastic, { fill: ink.tones.deep, isBare: true }) +
    line(ink, ribs, { width: 1.2, colour: ink.tones.light, opacity: 0.35 }) +
    line(ink, 'M226 252C210 264 190 272 160 274M70 330C120 338 160 340 200 336', {
      width: 1.4,
      opacity: 0.4,
    }) +
    stitch(ink, 'M100 134C102 190 98 236 88 268') +
    lowSole(ink, { fill: sole.dark, heel: 24 })
  )
}

export function drawLoafers(ink: Ink): string {
  const upper =
    'M74 262C88 254 104 256 116 266C150 290 190 286 220 272C262 274 318 300 344 330C350 340 350 348 348 354L64 354C60 320 62 284 74 262Z'
  const apron = 'M222 274C262 280 306 302 328 326C298 330 250 322 214 300Z'
  const strap = 'M176 286L212 276L232 340L192 350Z'
  return (
    shadow(206, 398, 156) +
    `<path d="M78 266C120 250 190 252 220 272C190 288 150 292 116 268Z" fill="${ink.tones.deep}"/>` +
    piece(ink, upper) +
    piece(ink, apron, { fill: ink.tones.light }) +
    stitch(ink, 'M222 278C262 284 304 306 324 326') +
    piece(ink, strap, { fill: ink.tones.dark, isBare: true }) +
    line(ink, 'M196 306L216 300', { width: 5, colour: ink.tones.deep, opacity: 0.9 }) +
    stitch(ink, 'M74 346C72 320 72 296 80 272') +
    lowSole(ink, { fill: sole.dark, heel: 14 })
  )
}

export function drawSneakers(ink: Ink): string {
  const upper =
    'M76 232C92 226 110 232 118 244C146 254 170 250 190 232C210 246 236 266 276 282C322 296 346 312 348 346L64 346C60 300 64 256 76 232Z'
  const flash = 'M108 318C140 326 180 314 210 284L228 296C196 334 140 346 104 336Z'
  return (
    shadow(206, 400, 158) +
    piece(ink, 'M150 246C160 216 182 210 198 218L214 250L180 262Z', { fill: ink.tones.dark, isBare: true }) +
    piece(ink, upper) +
    piece(ink, 'M64 344C62 312 66 292 74 274C104 284 116 312 116 345Z', { fill: ink.tones.dark }) +
    piece(ink, 'M262 346C266 318 282 300 300 291C330 300 346 318 348 346Z', { fill: ink.tones.light }) +
    `<path d="${flash}" fill="${ink.tones.thread}" fill-opacity=".85"/>` +
    laces([
      [176, 258],
      [194, 268],
      [213, 278],
      [233, 288],
    ]) +
    `<path d="M58 342L352 342C358 356 356 374 346 380L70 380C58 376 54 356 58 342Z" fill="${sole.cream}" stroke="#1c1416" stroke-opacity=".35" stroke-width="1.4"/><path d="M62 364L352 364" stroke="#1c1416" stroke-opacity=".2" stroke-width="2"/>`
  )
}

export function drawPumps(ink: Ink): string {
  const upper =
    'M84 244C100 236 116 240 122 252C150 306 200 318 236 300C276 300 326 324 350 354L250 356C190 352 150 336 118 318C96 306 80 276 84 244Z'
  return (
    shadow(216, 398, 150) +
    `<path d="M88 300L120 318C116 350 108 372 106 392L86 392C82 360 82 330 88 300Z" fill="${ink.tones.dark}" stroke="${ink.tones.deep}" stroke-width="1.2"/>` +
    `<path d="M92 248C130 252 190 276 236 300C196 318 148 304 122 254Z" fill="${ink.tones.deep}" fill-opacity=".85"/>` +
    piece(ink, upper) +
    line(ink, 'M126 262C154 306 196 316 228 304', { width: 2, colour: ink.tones.light, opacity: 0.5 }) +
    `<path d="M118 318C150 336 190 352 250 356L350 354L353 361C320 366 280 367 248 365C186 361 146 344 112 325Z" fill="${sole.dark}"/>` +
    dot(262, 310, 5, '#d8b26a')
  )
}
