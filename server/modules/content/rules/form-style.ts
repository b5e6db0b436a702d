import type { BrandKit } from '../schema/brand.ts'

/** How a form looks: the brand's button, the page's own font. No inline styles, so that a strict policy lets it be. */
export const writeFormStyle = ({ colours }: Pick<BrandKit, 'colours'>): string => `
.splot-form{max-width:560px;font:inherit;color:inherit}
.splot-form h1,.splot-form h2{margin:0 0 16px;font-size:1.4em;line-height:1.25}
.splot-form .field{margin:0 0 16px}
.splot-form label{display:block;margin:0 0 4px;font-weight:600}
.splot-form .optional,.splot-form .hint{font-weight:400;opacity:.8}
.splot-form .hint{margin:0 0 4px}
.splot-form input:not([type=checkbox]),.splot-form select,.splot-form textarea{box-sizing:border-box;width:100%;min-height:44px;padding:8px 12px;border:1px solid #8f8880;border-radius:6px;background:#fff;color:#231d18;font:inherit}
.splot-form [aria-invalid][aria-invalid]{border-color:#be260b;box-shadow:inset 0 0 0 1px #be260b}
.splot-form .consent{display:flex;gap:12px;align-items:start;font-weight:400}
.splot-form input[type=checkbox]{flex:none;width:20px;height:20px;margin:2px 0 0;accent-color:${colours.accent}}
.splot-form .fault{margin:4px 0 16px;padding:8px 12px;border-radius:6px;background:#ffebe6;color:#9a1c05}
.splot-form .field .fault{margin:4px 0 0;padding:0;background:none}
.splot-form .fault a{color:inherit}
.splot-form ul{margin:4px 0 0;padding:0 0 0 20px}
.splot-form button{min-height:44px;padding:8px 24px;border:0;border-radius:6px;background:${colours.accent};color:${colours.onAccent};font:inherit;font-weight:600;cursor:pointer}
.splot-form .trap{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
.splot-form :focus-visible{outline:2px solid ${colours.accent};outline-offset:2px}
`
