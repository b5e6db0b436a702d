import type { BrandKit } from '../schema/brand.ts'
import { writeFormStyle } from './form-style.ts'

/** The styles of one page: what its blocks ask for becomes classes. */
export class PageSheet {
  readonly #rules = new Map<string, string>()
  readonly #brand: BrandKit
  readonly #background: string

  constructor(brand: BrandKit, background: string | undefined) {
    this.#brand = brand
    this.#background = background ?? brand.colours.page
  }

  /** An attribute, or nothing for the usual side. */
  align(side: 'left' | 'center' | 'right' | undefined): string {
    return side === undefined || side === 'left' ? '' : ` class="${side}"`
  }

  colours(ground: string | undefined, text: string | undefined): string {
    if (ground === undefined && text === undefined) return ''
    const { accent, onAccent } = this.#brand.colours
    return ` ${this.#name(`background:${ground ?? accent};color:${text ?? onAccent}`)}`
  }

  height = (px: number): string => this.#name(`height:${px}px`)
  width = (px: number): string => this.#name(`width:${px}px`)

  /** Formatted text keeps its few styles as classes: the sanitiser lets colours and sides through, nothing else. */
  liftStyles(html: string): string {
    return html.replace(/ style="([^"{}<>]*)"/g, (_, style: string) => ` class="${this.#name(style)}"`)
  }

  /** The same styles share one class. */
  #name(style: string): string {
    const known = this.#rules.get(style) ?? `s${this.#rules.size}`
    this.#rules.set(style, known)
    return known
  }

  write(): string {
    const { colours, font } = this.#brand
    const own = [...this.#rules].map(([style, name]) => `.${name}{${style}}`).join('\n')
    return `
*{box-sizing:border-box}
body{margin:0;background:${this.#background};color:${colours.text};font:18px/1.6 ${font}}
header,main,footer{max-width:960px;margin:0 auto;padding:16px 24px}
main{background:${colours.ground};padding:32px 24px}
footer{font-size:14px}
h1,h2,h3{line-height:1.2;margin:0 0 16px;text-wrap:balance}
h1{font-size:clamp(28px,5vw,44px)}
h2{font-size:clamp(22px,3vw,30px)}
p,ul,ol{margin:0 0 16px}
img{display:block;max-width:100%;height:auto;margin:0 auto}
.logo{width:160px;margin:0}
a{color:${colours.accent}}
hr{border:0;border-top:1px solid #e3dfda;margin:24px 0}
.row{margin:0 0 24px}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:24px}
.button{display:inline-block;min-height:44px;padding:10px 28px;border-radius:6px;background:${colours.accent};color:${colours.onAccent};font-weight:600;text-decoration:none}
.center{text-align:center}
.right{text-align:right}
:focus-visible{outline:2px solid ${colours.accent};outline-offset:2px}
@media (max-width:600px){.wide{display:none}}
@media (min-width:601px){.narrow{display:none}}
${writeFormStyle(this.#brand)}${own}`
  }
}
