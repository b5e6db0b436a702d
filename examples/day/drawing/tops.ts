import { axis, type Cut, cuffs, folds, hanger, hemBand, inside, neckBand, sleeves, trunkOf } from './cut.ts'
import { button, dot, type Ink, line, lines, pair, piece, round, stitch } from './ink.ts'

const knit: Cut = {
  neck: { half: 34, y: 96, dip: 15 },
  shoulder: { half: 82, y: 118 },
  armpit: { half: 78, y: 198 },
  waist: { half: 76, y: 278 },
  hem: { half: 78, y: 356, curve: 8 },
  sleeve: { outer: [58, 330], inner: [96, 344] },
}

/** Two cords twisted round each other, down from y. */
function cable(ink: Ink, x: number, { top, bottom }: { top: number; bottom: number }): string {
  let [a, b] = [`M${x - 7} ${top}`, `M${x + 7} ${top}`]
  let side = 1
  for (let y = top; y < bottom - 10; y += 24, side = -side) {
    a += `C${x - 7 * side} ${y + 10} ${x + 7 * side} ${y + 14} ${x + 7 * side} ${y + 24}`
    b += `C${x + 7 * side} ${y + 10} ${x - 7 * side} ${y + 14} ${x - 7 * side} ${y + 24}`
  }
  const cord = (d: string) =>
    line(ink, d, { width: 6.5, colour: ink.tones.deep, opacity: 0.3 }) +
    line(ink, d, { width: 3.6, colour: ink.tones.light, opacity: 0.5 })
  return cord(a) + cord(b)
}

const cables = (ink: Ink, { from, to }: { from: number; to: number }): string =>
  ink.pattern === 'warkocz'
    ? [-42, 0, 42].map((x) => cable(ink, axis + x, { top: from, bottom: to })).join('')
    : ''

const knitted = (ink: Ink, cut: Cut): string =>
  sleeves(ink, cut) +
  cuffs(ink, cut, { height: 24, isRibbed: true }) +
  piece(ink, trunkOf(cut)) +
  folds(ink, cut) +
  hemBand(ink, cut, 24)

export function drawSweater(ink: Ink): string {
  const cut = ink.random.chance(0.3) ? { ...knit, neck: { half: 44, y: 100, dip: 10 } } : knit
  return inside(ink, cut) + knitted(ink, cut) + cables(ink, { from: 142, to: 352 }) + neckBand(ink, cut, 6)
}

export function drawTurtleneck(ink: Ink): string {
  const cut = { ...knit, neck: { half: 34, y: 98, dip: 6 } }
  const collar = 'M165 101C163 84 165 68 168 60Q200 50 232 60C235 68 237 84 235 101Q200 118 165 101Z'
  const rolled = 'M163 96C160 80 163 66 168 60Q200 70 232 60C237 66 240 80 237 96Q200 112 163 96Z'
  let ribs = ''
  for (let x = -30; x <= 30; x += 6)
    ribs += `M${axis + x} ${round(65 + 5 * (1 - (x / 34) ** 2))}L${round(axis + x * 1.06)} ${round(96 + 8 * (1 - (x / 34) ** 2))}`
  return (
    knitted(ink, cut) +
    cables(ink, { from: 126, to: 352 }) +
    piece(ink, collar, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, rolled, { isBare: true }) +
    line(ink, ribs, { width: 1.2, opacity: 0.36 })
  )
}

export function drawCardigan(ink: Ink): string {
  const isLong = ink.random.chance(0.4)
  const cut: Cut = {
    ...knit,
    neck: { half: 32, y: 96, dip: 150, isPointed: true },
    hem: { half: 80, y: isLong ? 396 : 360, curve: 6 },
  }
  const band = `M168 95C172 150 186 210 192 240L192 ${cut.hem.y + 26}L206 ${cut.hem.y + 26}L206 236C212 206 228 150 232 95L240 99C234 160 220 214 214 240L214 ${cut.hem.y + 26}L186 ${cut.hem.y + 26}L186 240C180 214 166 160 160 99Z`
  const buttons = [250, 284, 318, 352].map((y) => button(axis, y, '#5b4636')).join('')
  const pocket = `M134 ${cut.hem.y - 66}L172 ${cut.hem.y - 66}L172 ${cut.hem.y - 16}L136 ${cut.hem.y - 16}Z`
  return (
    inside(ink, cut) +
    knitted(ink, cut) +
    piece(ink, band, { fill: ink.tones.dark, isBare: true }) +
    buttons +
    (isLong ? lines(ink, pocket, { opacity: 0.5 }) : '')
  )
}

export function drawVest(ink: Ink): string {
  const cut: Cut = {
    ...knit,
    neck: { half: 36, y: 96, dip: 112, isPointed: true },
    shoulder: { half: 70, y: 112 },
    sleeve: null,
  }
  const armhole = 'M130 112C140 146 125 176 121 197L129 201C134 178 148 146 139 109Z'
  const collar =
    'M164 96C176 140 190 180 200 204C210 180 224 140 236 96L244 99C232 150 214 196 200 222C186 196 168 150 156 99Z'
  return (
    inside(ink, cut) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    cables(ink, { from: 226, to: 352 }) +
    hemBand(ink, cut, 24) +
    pair(ink, armhole, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, collar, { fill: ink.tones.dark, isBare: true })
  )
}

const jersey: Cut = {
  ...knit,
  neck: { half: 36, y: 98, dip: 15 },
  hem: { half: 72, y: 366, curve: 7 },
  waist: { half: 70, y: 276 },
  sleeve: { outer: [74, 206], inner: [116, 226] },
}

export function drawTee(ink: Ink): string {
  const isLong = ink.random.chance(0.35)
  const cut: Cut = isLong ? { ...jersey, sleeve: { outer: [60, 344], inner: [92, 356] } } : jersey
  const hem = 'M129 358Q200 366 271 358'
  return (
    inside(ink, cut) +
    sleeves(ink, cut) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    neckBand(ink, cut, 5) +
    stitch(ink, hem) +
    (isLong ? '' : lines(ink, 'M79 201L119 220', { width: 1, opacity: 0.5, dash: '4 3' }))
  )
}

const shirtCut: Cut = {
  neck: { half: 30, y: 98, dip: 12 },
  shoulder: { half: 80, y: 118 },
  armpit: { half: 76, y: 196 },
  waist: { half: 72, y: 280 },
  hem: { half: 74, y: 372, curve: 34 },
  sleeve: { outer: [60, 334], inner: [92, 346] },
}

/** A collar with two points, and the strip of buttons below it. */
export function shirtFront(ink: Ink, bottom: number): string {
  const points = 'M170 96C176 108 188 116 199 122L186 146L160 110C160 104 164 98 170 96Z'
  const stand = 'M170 96Q200 86 230 96L228 104Q200 118 172 104Z'
  const pearl = ink.tones.base === '#f1ede4' ? '#cfc6b6' : '#efe8db'
  let buttons = ''
  for (let y = 160; y < bottom - 14; y += 38) buttons += button(axis, y, pearl, 3.4)
  return (
    line(ink, `M192 124L192 ${bottom}M208 124L208 ${bottom}`, { width: 1.1, opacity: 0.45 }) +
    buttons +
    piece(ink, stand, { fill: ink.tones.dark, isBare: true }) +
    pair(ink, points) +
    button(axis, 120, pearl, 3)
  )
}

export function drawShirt(ink: Ink): string {
  const pocket = 'M220 186L256 186L256 222L238 230L220 222Z'
  return (
    inside(ink, shirtCut) +
    sleeves(ink, shirtCut) +
    cuffs(ink, shirtCut, { height: 24, isRibbed: false }) +
    piece(ink, trunkOf(shirtCut)) +
    folds(ink, shirtCut) +
    lines(ink, 'M124 136Q160 146 192 142', { width: 1, opacity: 0.35 }) +
    shirtFront(ink, 386) +
    (ink.random.chance(0.6) ? line(ink, pocket, { width: 1.2, opacity: 0.5 }) : '')
  )
}

export function drawBlouse(ink: Ink): string {
  const cut: Cut = {
    ...shirtCut,
    neck: { half: 38, y: 102, dip: 32 },
    waist: { half: 64, y: 278 },
    hem: { half: 78, y: 348, curve: 10 },
    sleeve: { outer: [54, 312], inner: [106, 332] },
  }
  const bow =
    'M200 168C186 150 164 152 158 166C166 180 186 182 200 170C214 182 234 180 242 166C236 152 214 150 200 168Z'
  const tails =
    'M197 172C192 200 184 224 176 246L190 250C196 226 201 200 203 174ZM203 172C208 200 214 220 226 240L213 248C206 226 200 200 198 174Z'
  const gathers = 'M150 128L148 160M166 140L164 168M138 122L134 150'
  return (
    inside(ink, cut) +
    sleeves(ink, cut) +
    cuffs(ink, cut, { height: 16, isRibbed: false }) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    lines(ink, gathers, { width: 1.4, opacity: 0.3 }) +
    lines(ink, 'M160 300L156 350M176 304L175 352', { width: 1.6, opacity: 0.2 }) +
    (ink.random.chance(0.55)
      ? piece(ink, tails, { isBare: true }) +
        piece(ink, bow, { isBare: true }) +
        dot(axis, 169, 6, ink.tones.dark)
      : line(ink, 'M200 164L200 216', { opacity: 0.6 }) + dot(axis, 218, 3, ink.tones.deep))
  )
}

/** Lapels of a jacket, down to where it closes. */
function lapels(ink: Ink, closes: number): string {
  const lapel = `M164 92C158 108 152 122 148 134L168 148L158 160C170 ${round(closes - 40)} 186 ${round(closes - 14)} 200 ${closes}C194 ${round(closes - 50)} 178 130 176 94Z`
  const collar = 'M176 92C170 100 160 110 150 118L146 136L168 148C172 130 178 112 184 104Z'
  return pair(ink, lapel, { fill: ink.tones.dark }) + pair(ink, collar, { fill: ink.tones.dark })
}

export function drawBlazer(ink: Ink): string {
  const cut: Cut = {
    neck: { half: 30, y: 94, dip: 158, isPointed: true },
    shoulder: { half: 84, y: 114 },
    armpit: { half: 76, y: 198 },
    waist: { half: 66, y: 270 },
    hem: { half: 80, y: 366, curve: 12 },
    sleeve: { outer: [64, 338], inner: [100, 350] },
  }
  const flap = 'M138 306L176 310L175 324L136 320Z'
  const horn = '#3a2c24'
  return (
    hanger(88) +
    inside(ink, cut, '#cbb79a') +
    sleeves(ink, cut) +
    lines(ink, 'M69 322L103 336', { width: 1.2, opacity: 0.6 }) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    line(ink, 'M200 254C202 300 198 340 190 372', { opacity: 0.8 }) +
    lapels(ink, 256) +
    pair(ink, flap, { fill: ink.tones.dark }) +
    lines(ink, 'M160 190C154 240 156 280 158 304', { width: 1.2, opacity: 0.35 }) +
    line(ink, 'M222 176L250 172', { width: 2.2, opacity: 0.55 }) +
    button(204, 266, horn, 5) +
    button(203, 298, horn, 5) +
    lines(ink, 'M92 328L88 312', { width: 3.4, colour: horn, opacity: 1, dash: '0.5 6' })
  )
}
