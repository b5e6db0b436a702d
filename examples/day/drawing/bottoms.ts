import { axis, type Cut, cuffs, folds, inside, neckBand, sleeves, trunkOf } from './cut.ts'
import { button, dot, fold, type Ink, line, lines, pair, piece, stitch } from './ink.ts'
import { shirtFront } from './tops.ts'

const gown: Cut = {
  neck: { half: 38, y: 76, dip: 18 },
  shoulder: { half: 72, y: 94 },
  armpit: { half: 66, y: 164 },
  waist: { half: 52, y: 226 },
  hem: { half: 104, y: 428, curve: 16 },
  sleeve: { outer: [72, 268], inner: [108, 282] },
}

const skirtFolds =
  'M168 250C160 310 148 370 138 424M188 252C184 320 180 380 176 432M154 246C142 300 124 360 116 410'

/** A dress with a waist: wrapped, buttoned like a shirt, or plain with short sleeves. */
export function drawDress(ink: Ink): string {
  const make = ink.random.pick(['wrap', 'shirt', 'plain'] as const)
  if (make === 'wrap') return drawWrapDress(ink)
  const cut: Cut = make === 'plain' ? { ...gown, sleeve: { outer: [94, 172], inner: [130, 190] } } : gown
  const belt = 'M147 220Q200 232 253 220L254 236Q200 248 146 236Z'
  return (
    inside(ink, cut) +
    sleeves(ink, cut) +
    (make === 'shirt' ? cuffs(ink, cut, { height: 16, isRibbed: false }) : '') +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    lines(ink, skirtFolds, { width: 2.4, opacity: 0.2 }) +
    (make === 'shirt'
      ? `<g transform="translate(0 -20)">${shirtFront(ink, 456)}</g>`
      : neckBand(ink, cut, 4)) +
    piece(ink, belt, { fill: ink.tones.dark, isBare: true }) +
    (make === 'shirt' ? '' : line(ink, 'M200 94L200 220', { width: 1, opacity: 0.2 }))
  )
}

function drawWrapDress(ink: Ink): string {
  const cut: Cut = { ...gown, neck: { half: 36, y: 78, dip: 58 } }
  const over = 'M162 78C176 130 220 190 250 222L252 238C210 210 168 150 150 88Z'
  const bow = 'M146 222C130 210 118 216 120 230C128 240 140 238 148 230Z'
  const tail = 'M144 232C136 262 128 288 118 310L132 314C142 290 150 262 152 236Z'
  return (
    inside(ink, cut) +
    sleeves(ink, cut) +
    piece(ink, trunkOf(cut)) +
    folds(ink, cut) +
    lines(ink, skirtFolds, { width: 2.4, opacity: 0.2 }) +
    line(ink, 'M238 78C226 122 204 156 186 180', { width: 2, opacity: 0.6 }) +
    piece(ink, over, { fill: ink.tones.dark }) +
    line(ink, 'M250 236C240 300 232 370 206 434', { width: 2, opacity: 0.55 }) +
    piece(ink, 'M147 216Q200 228 253 216L254 234Q200 246 146 234Z', { fill: ink.tones.dark, isBare: true }) +
    piece(ink, tail, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, bow, { fill: ink.tones.dark, isBare: true })
  )
}

/** Wide and pleated, or straight with a slit. */
export function drawSkirt(ink: Ink): string {
  const isWide = ink.random.chance(0.6)
  const waist = 'M150 92Q200 104 250 92L252 116Q200 128 148 116Z'
  const shape = isWide
    ? 'M149 114Q200 126 251 114C276 200 300 310 312 402Q200 440 88 402C100 310 124 200 149 114Z'
    : 'M149 114Q200 126 251 114C272 168 276 240 268 396Q200 410 132 396C124 240 128 168 149 114Z'
  const pleats = isWide
    ? 'M160 122C146 220 132 320 124 412M176 124C166 220 158 330 152 420M191 126C188 230 184 340 182 424'
    : 'M164 124L160 178'
  const slit = isWide ? '' : line(ink, 'M228 404C226 360 224 330 226 306', { width: 2.2, opacity: 0.7 })
  return (
    piece(ink, shape) +
    lines(ink, pleats, { width: isWide ? 2 : 1.3, opacity: isWide ? 0.26 : 0.4 }) +
    slit +
    piece(ink, waist, { fill: ink.tones.dark, isBare: true }) +
    stitch(ink, 'M152 111Q200 122 248 111') +
    (isWide ? '' : button(axis, 110, '#3a2c24', 4))
  )
}

type Leg = 'straight' | 'wide' | 'slim'

const legs: Readonly<Record<Leg, string>> = {
  straight: 'M146 70C136 120 130 200 126 436Q152 444 180 438C184 340 190 240 199 176L201 176L201 70Z',
  wide: 'M146 70C130 130 112 250 96 436Q138 448 184 440C188 340 192 250 199 180L201 180L201 70Z',
  slim: 'M146 70C134 118 132 220 144 436Q160 442 178 437C182 340 190 240 199 176L201 176L201 70Z',
}

const legPair = (ink: Ink, leg: Leg): string => pair(ink, legs[leg])

const waistband = 'M146 58Q200 70 254 58L256 80Q200 92 144 80Z'

export function drawTrousers(ink: Ink): string {
  const leg = ink.random.pick(['straight', 'wide', 'wide'] as const)
  const crease = leg === 'wide' ? 'M158 100C150 220 144 330 140 440' : 'M160 100C156 220 154 330 153 438'
  return (
    legPair(ink, leg) +
    lines(ink, crease, { width: 1.6, opacity: 0.32 }) +
    fold(ink, 'M186 190C180 196 172 200 164 202') +
    fold(ink, 'M214 190C220 196 228 200 236 202') +
    lines(ink, 'M148 84L158 118', { width: 1.4, opacity: 0.55 }) +
    line(ink, 'M200 84L200 150C200 160 196 168 192 172', { width: 1.5, opacity: 0.55 }) +
    piece(ink, waistband, { fill: ink.tones.dark, isBare: true }) +
    lines(ink, 'M166 58L166 82M234 58L234 82', { width: 4, colour: ink.tones.dark, opacity: 1 }) +
    button(axis, 76, '#3a2c24', 3.6)
  )
}

export function drawJeans(ink: Ink): string {
  const leg = ink.random.pick(['straight', 'slim', 'wide'] as const)
  const copper = '#c98d48'
  const sewn = { width: 1.2, colour: copper, opacity: 0.85, dash: '4 3' } as const
  const side = leg === 'wide' ? 'M138 120C124 230 108 330 100 432' : 'M140 120C134 230 131 330 131 432'
  return (
    legPair(ink, leg) +
    `<g opacity=".06" fill="#fff"><ellipse cx="160" cy="236" rx="17" ry="92"/><ellipse cx="240" cy="236" rx="17" ry="92"/><ellipse cx="160" cy="226" rx="11" ry="62"/><ellipse cx="240" cy="226" rx="11" ry="62"/></g>` +
    (leg === 'slim' ? '' : lines(ink, side, sewn)) +
    lines(ink, 'M150 84C152 104 166 114 184 114', sewn) +
    line(ink, 'M200 84L200 150C200 160 196 168 192 172', { ...sewn, dash: '4 3' }) +
    line(ink, 'M214 84L214 138C214 152 208 160 202 164', sewn) +
    piece(ink, waistband, { fill: ink.tones.dark }) +
    stitch(ink, 'M148 63Q200 75 252 63') +
    [160, 240]
      .map(
        (x) =>
          `<rect x="${x - 3}" y="57" width="6" height="28" rx="1" fill="${ink.tones.dark}" stroke="${copper}" stroke-width=".8"/>`,
      )
      .join('') +
    dot(axis, 76, 5, '#b9793c') +
    dot(152, 90, 2, '#b9793c') +
    dot(248, 90, 2, '#b9793c')
  )
}
