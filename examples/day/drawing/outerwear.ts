import { axis, type Cut, cuffs, folds, hanger, hemBand, inside, sleeves, trunkOf } from './cut.ts'
import { button, dot, type Ink, line, lines, pair, piece, stitch } from './ink.ts'
import { shirtFront } from './tops.ts'

const horn = '#33262a'
const brass = '#d8b26a'

const coat: Cut = {
  neck: { half: 32, y: 78, dip: 146, isPointed: true },
  shoulder: { half: 84, y: 98 },
  armpit: { half: 74, y: 176 },
  waist: { half: 66, y: 248 },
  hem: { half: 96, y: 434, curve: 12 },
  sleeve: { outer: [64, 332], inner: [106, 344] },
}

/** A belt of the same cloth, its buckle, and the end that hangs down. */
function beltOf(ink: Ink): string {
  const band = 'M132 238Q200 256 268 238L269 260Q200 278 131 260Z'
  const end = 'M206 258C222 266 226 292 222 322L208 322C212 296 206 276 194 266Z'
  return (
    piece(ink, end, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, band, { fill: ink.tones.dark, isBare: true }) +
    stitch(ink, 'M135 243Q200 260 265 243') +
    stitch(ink, 'M134 256Q200 273 266 256') +
    `<rect x="187" y="244" width="26" height="28" fill="none" stroke="${brass}" stroke-width="4.4"/>`
  )
}

function coatLapels(ink: Ink, closes: number): string {
  const lapel = `M166 76C160 92 154 106 148 118L170 136L156 148C168 ${closes - 46} 186 ${closes - 18} 200 ${closes}C194 ${closes - 60} 180 116 178 78Z`
  const collar = 'M178 74C172 84 160 94 150 102L144 122L168 134C174 116 180 98 186 88Z'
  return pair(ink, lapel, { fill: ink.tones.dark }) + pair(ink, collar, { fill: ink.tones.dark })
}

export function drawCoat(ink: Ink): string {
  const isBelted = ink.random.chance(0.45)
  const cut: Cut = isBelted
    ? coat
    : { ...coat, waist: { half: 74, y: 252 }, hem: { half: 86, y: 430, curve: 10 } }
  const flap = 'M140 292L178 298L176 312L138 306Z'
  const closes = isBelted ? 226 : 244
  const buttons = (isBelted ? [210, 312, 352] : [256, 296, 336])
    .map((y) => button(210, y, horn, 5.2))
    .join('')
  const double = isBelted ? '' : [256, 296].map((y) => button(176, y, horn, 5.2)).join('')
  return (
    hanger(72) +
    inside(ink, cut, '#d4b593') +
    sleeves(ink, cut) +
    lines(ink, 'M67 312L110 326', { width: 1.3, opacity: 0.65 }) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    lines(ink, 'M158 190C150 240 148 330 142 424', { width: 1.3, opacity: 0.36 }) +
    line(ink, `M200 ${closes}L200 439`, { opacity: 0.85 }) +
    stitch(ink, `M206 ${closes + 4}L206 438`) +
    pair(ink, flap, { fill: ink.tones.dark }) +
    coatLapels(ink, closes) +
    buttons +
    double +
    (isBelted ? beltOf(ink) : '')
  )
}

const short: Cut = {
  neck: { half: 36, y: 92, dip: 8 },
  shoulder: { half: 86, y: 112 },
  armpit: { half: 82, y: 196 },
  waist: { half: 80, y: 276 },
  hem: { half: 82, y: 346, curve: 8 },
  sleeve: { outer: [50, 326], inner: [98, 342] },
}

const zip = (from: number, to: number): string =>
  `<path d="M${axis} ${from}L${axis} ${to}" stroke="#8c8378" stroke-width="5"/><path d="M${axis} ${from}L${axis} ${to}" stroke="#e6ddcf" stroke-width="2.4" stroke-dasharray="2 2.4"/>${dot(axis, from + 12, 4, '#cfc5b6')}`

/** A padded jacket with a hood, or a plain one with a collar. */
export function drawJacket(ink: Ink): string {
  if (ink.pattern === 'dżins') return drawTruckerJacket(ink)
  const isPadded = ink.pattern === 'pikowany'
  const hood = 'M150 112C138 84 150 52 200 50C250 52 262 84 250 112C232 98 168 98 150 112Z'
  const hollow = 'M164 104C160 82 172 70 200 69C228 70 240 82 236 104C222 96 178 96 164 104Z'
  const pocket = 'M136 286L158 316'
  return (
    piece(ink, hood, { fill: ink.tones.dark }) +
    `<path d="${hollow}" fill="${ink.tones.deep}"/>` +
    sleeves(ink, short) +
    cuffs(ink, short, { height: 18, isRibbed: true }) +
    piece(ink, trunkOf(short)) +
    (isPadded ? '' : folds(ink, short) + lines(ink, 'M120 168L196 168', { width: 1.2, opacity: 0.4 })) +
    hemBand(ink, short, 20) +
    zip(98, 366) +
    lines(ink, pocket, { width: 3.4, opacity: 0.7 }) +
    pair(ink, 'M164 100L196 108L196 132C182 130 168 120 160 108Z', { fill: ink.tones.dark, isBare: true })
  )
}

function drawTruckerJacket(ink: Ink): string {
  const cut: Cut = { ...short, hem: { half: 76, y: 336, curve: 8 }, waist: { half: 76, y: 270 } }
  const flap = 'M136 184L178 184L178 200L157 210L136 200Z'
  const seams = 'M122 172L194 176M146 204L152 338M176 204L178 340'
  return (
    inside(ink, cut) +
    sleeves(ink, cut) +
    cuffs(ink, cut, { height: 20, isRibbed: false }) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    lines(ink, seams, { width: 1.3, colour: '#c98d48', opacity: 0.85, dash: '4 3' }) +
    piece(ink, 'M125 334Q200 346 275 334L273 356Q200 368 127 356Z', { fill: ink.tones.dark }) +
    pair(ink, flap, { fill: ink.tones.dark }) +
    shirtFront(ink, 340) +
    [160, 198, 236, 274, 312].map((y) => dot(axis, y, 4.2, '#b9793c')).join('')
  )
}
