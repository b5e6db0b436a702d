import { drawGarment, kinds } from './drawing/draw.ts'
import { isColour, palette } from './drawing/palette.ts'

/**
 * Every kind of garment on one page, on paper and on a dark ground, for eyes: `node --conditions=source --import tsx
 * examples/day/sheet.ts > sheet.html`, opened in a browser.
 */
const colours = Object.keys(palette).filter(isColour)
const cards = kinds.flatMap((kind, row) =>
  [0, 1, 2, 3].map((seed) => {
    const color = colours[(row * 5 + seed * 11) % colours.length] ?? 'ecru'
    return `<figure class="${seed === 3 ? 'dark' : ''}">${drawGarment({ kind, color, seed })}<figcaption>${kind}, ${color}</figcaption></figure>`
  }),
)
process.stdout.write(
  `<!doctype html><meta charset="utf-8"><title>Tkalnia Modra</title><style>body{margin:16px;display:grid;grid-template-columns:repeat(8,1fr);gap:10px;font:12px sans-serif;background:#f4f1ec}figure{margin:0;background:#e6e9e6;padding:8px}figure.dark{background:#1f2422;color:#ddd}svg{width:100%;display:block}</style>${cards.join('')}`,
)
