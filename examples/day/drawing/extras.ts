import { dot, field, type Ink, line, lines, mirror, piece, ribs, round, shadow, stitch } from './ink.ts'

const brass = '#d8b26a'

function fringe(ink: Ink, { from, to, y }: { from: number; to: number; y: number }): string {
  let d = ''
  for (let x = from; x <= to; x += 8) d += `M${x} ${y}L${round(x + ((x * 7) % 5) - 2)} ${y + 26}`
  return line(ink, d, { width: 3.2, colour: ink.tones.dark, opacity: 0.95 })
}

/** Knitted, wound once round a neck that is not there. */
export function drawScarf(ink: Ink): string {
  const loop =
    'M120 110C130 74 270 74 280 110C288 146 262 172 200 176C138 172 112 146 120 110ZM156 118C172 102 228 102 244 118C238 132 226 138 200 139C174 138 162 132 156 118Z'
  const longEnd = 'M150 160L214 168C220 240 216 330 210 400L138 400C144 320 142 230 150 160Z'
  const shortEnd = 'M206 164L252 150C266 220 272 290 274 346L214 350C214 280 210 220 206 164Z'
  return (
    piece(ink, shortEnd, { fill: ink.tones.dark }) +
    fringe(ink, { from: 220, to: 270, y: 346 }) +
    piece(ink, longEnd) +
    line(ink, 'M141 366L212 366M140 380L211 380', { width: 5, colour: ink.tones.light, opacity: 0.7 }) +
    fringe(ink, { from: 142, to: 208, y: 400 }) +
    `<g fill-rule="evenodd">${piece(ink, loop)}</g>` +
    lines(ink, 'M128 124C146 152 172 160 200 162', { width: 2.4, opacity: 0.28 })
  )
}

/** A wide shawl, folded over itself. */
export function drawShawl(ink: Ink): string {
  const back = 'M96 96C140 66 260 66 304 96C314 140 300 180 262 196L138 196C100 180 86 140 96 96Z'
  const front = 'M110 100C160 130 220 160 286 172C270 220 250 300 244 396L148 402C160 300 150 200 110 100Z'
  return (
    piece(ink, back, { fill: ink.tones.dark }) +
    line(ink, 'M110 110C150 150 250 150 290 110', { width: 2.4, opacity: 0.3 }) +
    piece(ink, front) +
    line(ink, 'M152 352L247 346M151 366L246 360', { width: 5, colour: ink.tones.light, opacity: 0.65 }) +
    line(ink, 'M150 160C176 230 184 310 182 398M190 164C208 230 214 310 212 396', {
      width: 2.6,
      opacity: 0.22,
    }) +
    fringe(ink, { from: 152, to: 242, y: 400 })
  )
}

export function drawBeanie(ink: Ink): string {
  const crown = 'M104 290C98 170 140 110 200 108C260 110 302 170 296 290Q200 306 104 290Z'
  const brim = 'M94 280Q200 302 306 280C312 304 310 330 304 350Q200 374 96 350C90 330 88 304 94 280Z'
  let rays = ''
  for (let x = -84; x <= 84; x += 14)
    rays += `M${round(200 + x * 0.18)} 116C${round(200 + x * 0.7)} 150 ${round(200 + x)} 210 ${round(200 + x * 1.08)} 284`
  const hasPompon = ink.random.chance(0.5)
  const pompon = Array.from({ length: 34 }, (_, i) => {
    const angle = (i / 34) * Math.PI * 2
    const reach = 30 + (i % 3) * 4
    return `M200 92L${round(200 + Math.cos(angle) * reach)} ${round(92 + Math.sin(angle) * reach)}`
  }).join('')
  return (
    (hasPompon
      ? dot(200, 92, 28, ink.tones.dark) +
        line(ink, pompon, { width: 4, colour: ink.tones.light, opacity: 0.75 })
      : '') +
    piece(ink, crown) +
    line(ink, rays, { width: 2, opacity: 0.26 }) +
    piece(ink, brim, { fill: ink.tones.dark, isBare: true }) +
    ribs(ink, { from: 100, to: 302, top: 292, bottom: 352 })
  )
}

export function drawGloves(ink: Ink): string {
  const hand =
    'M84 400L80 300C74 270 64 250 66 236C70 226 82 228 88 240L96 256L92 160C92 148 108 146 110 160L114 236L118 138C120 126 136 126 137 138L138 236L144 146C146 134 161 136 161 148L158 244L166 184C169 174 182 176 182 188L172 300L168 400Z'
  const cuff = 'M78 396L174 396L178 436Q126 446 74 436Z'
  const one = (d: string) => piece(ink, d)
  const under = (d: string) => piece(ink, d, { fill: ink.tones.dark, isBare: true })
  const stripes = 'M104 264L108 324M128 262L128 326M150 264L147 324'
  return (
    `<g transform="translate(-6 -34) rotate(-5 126 300)">${one(hand)}${line(ink, stripes, { width: 2, opacity: 0.3 })}${under(cuff)}${ribs(ink, { from: 80, to: 174, top: 400, bottom: 438 })}</g>` +
    `<g transform="translate(6 -34) rotate(5 274 300)">${one(mirror(hand))}${line(ink, mirror(stripes), { width: 2, opacity: 0.3 })}${under(mirror(cuff))}${ribs(ink, { from: 226, to: 320, top: 400, bottom: 438 })}</g>`
  )
}

export function drawSocks(ink: Ink): string {
  const sock =
    'M96 70L170 70C172 150 168 220 172 262C184 290 222 312 244 334C262 354 250 386 222 388C180 388 130 356 108 318C92 286 100 160 96 70Z'
  const heel = 'M102 262C92 290 104 326 134 346C142 318 138 288 124 266Z'
  const toe = 'M222 316C250 334 264 354 254 374C246 390 222 390 204 384C200 360 206 334 222 316Z'
  const cuff = 'M94 66L172 66L171 108L95 108Z'
  const one =
    piece(ink, sock) +
    piece(ink, heel, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, toe, { fill: ink.tones.dark, isBare: true }) +
    piece(ink, cuff, { fill: ink.tones.dark, isBare: true }) +
    ribs(ink, { from: 96, to: 170, top: 70, bottom: 105 })
  return `<g transform="translate(82 30)">${one}</g><g transform="translate(8 14)">${one}</g>`
}

/** Rolled up, as it lies on a shelf. */
export function drawBelt(ink: Ink): string {
  const ring = (width: number, colour: string, opacity = 1) =>
    `<path d="M300 216C300 154 250 132 196 134C128 138 84 182 88 240C92 300 150 332 214 328C262 324 296 300 300 262" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round"/>`
  return (
    shadow(200, 352, 128) +
    ring(42, ink.tones.deep) +
    ring(38, ink.tones.base) +
    ring(28, ink.tones.light, 0.12) +
    `<path d="M300 216C300 154 250 132 196 134C128 138 84 182 88 240C92 300 150 332 214 328" fill="none" stroke="${ink.tones.thread}" stroke-opacity=".8" stroke-width="1.3" stroke-dasharray="5 4" transform="translate(0 -14)"/>` +
    `<path d="M300 262C298 228 296 206 282 184" fill="none" stroke="${ink.tones.dark}" stroke-width="34" stroke-linecap="round"/>` +
    `<rect x="264" y="216" width="74" height="60" rx="9" fill="none" stroke="${brass}" stroke-width="10"/><path d="M268 246L330 246" stroke="${brass}" stroke-width="7" stroke-linecap="round"/>` +
    [0, 1, 2].map((i) => dot(252 - i * 24, 314 + i * 6, 3.4, ink.tones.deep)).join('')
  )
}

export function drawBag(ink: Ink): string {
  const isTote = ink.random.chance(0.5)
  const body = isTote
    ? 'M96 200L304 200L322 396Q200 410 78 396Z'
    : 'M92 226C92 206 106 198 122 198L278 198C294 198 308 206 308 226L314 366C314 384 302 392 284 392L116 392C98 392 86 384 86 366Z'
  const flap =
    'M88 214C90 202 104 196 122 196L278 196C296 196 310 202 312 214C308 262 270 300 200 304C130 300 92 262 88 214Z'
  const handle = isTote ? 'M142 204C144 96 256 96 258 204' : 'M110 210C98 70 302 70 290 210'
  const strap = (width: number, colour: string) =>
    `<path d="${handle}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`
  return (
    shadow(200, 400, 130) +
    strap(14, ink.tones.deep) +
    strap(10.5, ink.tones.dark) +
    piece(ink, body) +
    (isTote
      ? stitch(ink, 'M102 212L298 212') +
        lines(ink, 'M142 200L142 262', { width: 12, colour: ink.tones.dark, opacity: 1 }) +
        dot(142, 252, 4, brass) +
        dot(258, 252, 4, brass)
      : piece(ink, flap, { fill: ink.tones.dark }) +
        stitch(ink, 'M98 218C104 258 142 290 200 294C258 290 296 258 302 218') +
        `<rect x="182" y="284" width="36" height="30" rx="5" fill="${brass}"/><path d="M200 292L200 306" stroke="#7a5a24" stroke-width="3"/>`)
  )
}

export function drawBackpack(ink: Ink): string {
  const body =
    'M108 180C108 112 150 84 200 84C250 84 292 112 292 180L304 370C304 392 290 402 270 402L130 402C110 402 96 392 96 370Z'
  const flap =
    'M106 190C104 116 150 82 200 82C250 82 296 116 294 190C292 226 262 242 200 244C138 242 108 226 106 190Z'
  const pocket = 'M128 286Q200 276 272 286L278 376Q200 386 122 376Z'
  const strap = (x: number) =>
    `<rect x="${x - 7}" y="206" width="14" height="96" rx="3" fill="${ink.tones.deep}"/><rect x="${x - 11}" y="264" width="22" height="18" rx="3" fill="none" stroke="${brass}" stroke-width="4"/>`
  return (
    shadow(200, 410, 116) +
    line(ink, 'M172 92C172 56 228 56 228 92', { width: 10, colour: ink.tones.dark, opacity: 1 }) +
    piece(ink, body) +
    piece(ink, pocket, { fill: ink.tones.dark }) +
    piece(ink, flap) +
    stitch(ink, 'M116 194C118 222 146 234 200 236C254 234 282 222 284 194') +
    strap(158) +
    strap(242)
  )
}

export function drawWallet(ink: Ink): string {
  const back = 'M84 170Q84 154 100 154L300 154Q316 154 316 170L316 320Q316 336 300 336L100 336Q84 336 84 320Z'
  const flap = 'M84 172Q84 154 100 154L300 154Q316 154 316 172L316 236Q260 252 200 252Q140 252 84 236Z'
  return (
    shadow(200, 344, 124) +
    piece(ink, back, { fill: ink.tones.dark }) +
    piece(ink, flap) +
    stitch(ink, 'M94 232Q200 256 306 232') +
    stitch(ink, 'M96 328L304 328') +
    dot(200, 240, 8, brass) +
    dot(198, 238, 3, '#f3dfb2')
  )
}

/** The brand's own card: two threads that cross. */
export function drawCard(ink: Ink): string {
  const threads = (d: string, colour: string) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round"/>`
  return (
    shadow(field.width / 2, 336, 138) +
    `<g transform="rotate(-4 200 240)"><rect x="58" y="150" width="284" height="178" rx="14" fill="#27456b"/><rect x="58" y="150" width="284" height="178" rx="14" fill="url(#${ink.id}s)"/>` +
    threads('M84 300C130 300 150 190 200 190C250 190 270 280 318 280', '#e4dac6') +
    threads('M84 262C130 262 150 300 200 300C250 300 270 196 318 196', '#c47a58') +
    `<path d="M84 180L168 180" stroke="#e4dac6" stroke-width="5" stroke-linecap="round" stroke-opacity=".9"/><path d="M84 196L134 196" stroke="#e4dac6" stroke-width="3" stroke-linecap="round" stroke-opacity=".6"/></g>`
  )
}
