/** Colours of the product's tokens, as far as the portal needs them: light, dark. A test holds them to the console's. */
export const tokens: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  canvas: ['oklch(0.968 0.006 78)', 'oklch(0.185 0.006 70)'],
  surface: ['oklch(0.993 0.003 80)', 'oklch(0.22 0.007 70)'],
  raised: ['oklch(1 0 0)', 'oklch(0.255 0.008 70)'],
  sunken: ['oklch(0.949 0.007 78)', 'oklch(0.165 0.005 70)'],
  line: ['oklch(0.905 0.008 76)', 'oklch(0.305 0.008 70)'],
  'line-strong': ['oklch(0.63 0.014 72)', 'oklch(0.53 0.012 72)'],
  text: ['oklch(0.235 0.014 60)', 'oklch(0.935 0.008 80)'],
  'text-2': ['oklch(0.43 0.014 65)', 'oklch(0.775 0.01 78)'],
  'text-3': ['oklch(0.515 0.014 68)', 'oklch(0.675 0.01 76)'],
  brand: ['oklch(0.5 0.165 18)', 'oklch(0.56 0.165 18)'],
  'brand-hover': ['oklch(0.445 0.155 18)', 'oklch(0.52 0.16 18)'],
  'brand-text': ['oklch(0.47 0.16 18)', 'oklch(0.755 0.125 18)'],
  'brand-line': ['oklch(0.86 0.055 22)', 'oklch(0.42 0.085 18)'],
  'on-brand': ['oklch(0.993 0.003 80)', 'oklch(1 0 0)'],
  focus: ['oklch(0.5 0.165 18)', 'oklch(0.755 0.125 18)'],
  ok: ['oklch(0.47 0.115 152)', 'oklch(0.78 0.135 152)'],
  'ok-soft': ['oklch(0.955 0.03 152)', 'oklch(0.285 0.04 152)'],
  warn: ['oklch(0.5 0.105 72)', 'oklch(0.82 0.125 82)'],
  'warn-soft': ['oklch(0.955 0.038 85)', 'oklch(0.295 0.04 80)'],
  danger: ['oklch(0.52 0.19 32)', 'oklch(0.73 0.165 32)'],
  'danger-soft': ['oklch(0.955 0.025 35)', 'oklch(0.29 0.05 32)'],
}

const list = (theme: 0 | 1): string =>
  Object.entries(tokens)
    .map(([name, values]) => `--${name}:${values[theme]};`)
    .join('')

/** The one style sheet of the portal. */
export const style = `:root{color-scheme:light dark;${list(0)}}
@media (prefers-color-scheme:dark){:root{${list(1)}}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--text);font:400 1rem/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:.5rem;z-index:1;background:var(--raised);padding:.5rem .75rem;border-radius:6px}
.wrap{max-width:48rem;margin:0 auto;padding:0 1rem}
.top{display:flex;align-items:center;justify-content:space-between;gap:1rem;min-height:3.5rem}
.brand{font-weight:620;letter-spacing:-.012em}
.lang{display:flex;gap:.25rem;list-style:none;margin:0;padding:0;font-size:.875rem}
.lang a,.lang span{display:inline-flex;align-items:center;justify-content:center;min-width:2.75rem;min-height:2.75rem;border-radius:6px;text-decoration:none}
.lang span{font-weight:600;color:var(--text)}
main{padding-bottom:3rem}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.022em;font-weight:620;margin:1rem 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;letter-spacing:-.015em;font-weight:620;margin:0 0 .25rem}
h3{font-size:1rem;font-weight:600;margin:0}
p{margin:0 0 .75rem}
.lead,.note{color:var(--text-2)}
.note{font-size:.875rem;line-height:1.45}
a{color:var(--brand-text);text-decoration-color:var(--brand-line);text-underline-offset:3px}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1.25rem;margin:1rem 0}
@media (min-width:40rem){.card{padding:1.5rem}}
.say{border-radius:10px;padding:.75rem 1rem;margin:1rem 0;background:var(--ok-soft);color:var(--ok);font-weight:500}
.say.warn{background:var(--warn-soft);color:var(--warn)}
.say:focus{outline:2px solid var(--focus);outline-offset:2px}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{padding:0;margin-bottom:.25rem}
.rows{list-style:none;margin:.75rem 0 0;padding:0;border-top:1px solid var(--line)}
.rows>li{display:grid;gap:.5rem 1.5rem;padding:.875rem 0;border-bottom:1px solid var(--line)}
.rows .what{min-width:0}
.rows .what b{font-weight:600}
@media (min-width:40rem){.rows.pairs>li{grid-template-columns:minmax(0,1fr) auto;align-items:center}.pair label{min-width:10rem;white-space:nowrap}}
.purpose{margin-top:1.25rem}
.pair{display:flex;background:var(--sunken);border-radius:8px;padding:2px;border:1px solid var(--line)}
.pair label{position:relative;flex:1 1 0;min-height:2.75rem;display:flex;align-items:center;justify-content:center;gap:.5rem;padding:.25rem .5rem;line-height:1.2;border-radius:6px;cursor:pointer;font-size:.9375rem;color:var(--text-2)}
.pair input{accent-color:var(--text);width:1.125rem;height:1.125rem;margin:0}
.pair label:has(:checked){background:var(--raised);color:var(--text);font-weight:600;box-shadow:0 0 0 1px var(--line-strong)}
.pair label:has(:focus-visible){outline:2px solid var(--focus);outline-offset:2px}
.pair input:focus-visible{outline:none}
.list{display:grid;gap:.25rem;margin:.75rem 0}
.list label,.check{display:flex;align-items:flex-start;gap:.625rem;padding:.5rem 0;min-height:2.75rem;cursor:pointer}
.list input,.check input{accent-color:var(--brand);width:1.25rem;height:1.25rem;margin:.125rem 0 0;flex:none}
.field{display:grid;gap:.375rem;margin:.75rem 0}
.field label{font-weight:500}
.field input{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--line-strong);border-radius:6px;background:var(--surface);color:var(--text)}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
.acts>*{flex:1 1 12rem}
button,.button{font:inherit;font-weight:550;display:inline-flex;align-items:center;justify-content:center;text-align:center;min-height:2.75rem;padding:.5rem 1rem;border-radius:6px;border:1px solid var(--line-strong);background:var(--raised);color:var(--text);cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:var(--sunken)}
.primary{background:var(--brand);border-color:var(--brand);color:var(--on-brand)}
.primary:hover{background:var(--brand-hover);border-color:var(--brand-hover)}
.danger{color:var(--danger)}
.danger:hover{background:var(--danger-soft)}
dl{margin:.75rem 0 0;border-top:1px solid var(--line)}
dl>div{padding:.75rem 0;border-bottom:1px solid var(--line);display:grid;gap:.125rem .75rem}
@media (min-width:40rem){dl>div{grid-template-columns:11rem minmax(0,1fr)}dl>div>.note{grid-column:2}dt{grid-row:1/span 3}}
dt{color:var(--text-2);font-size:.9375rem}
dd{margin:0}
dd.value{font-weight:500}
.tag{display:inline-block;border-radius:4px;padding:0 .375rem;font-size:.8125rem;line-height:1.5rem;font-weight:500;background:var(--sunken);color:var(--text-2)}
.tag.ok{background:var(--ok-soft);color:var(--ok)}
.tag.warn{background:var(--warn-soft);color:var(--warn)}
.steps{list-style:none;display:grid;margin:1rem 0;padding:0;font-size:.9375rem}
.steps li{padding:.25rem 0 .25rem .75rem;border-left:3px solid var(--line);color:var(--text-2)}
@media (min-width:40rem){.steps{grid-auto-flow:column;grid-auto-columns:1fr;gap:.375rem}.steps li{padding:.5rem 0 0;border-left:0;border-top:3px solid var(--line)}}
.steps [data-done]{border-color:var(--ok);color:var(--text)}
.steps [aria-current]{font-weight:600}
.quiet{position:absolute;left:-999px}
.code{font-size:2.5rem;line-height:1.2;font-weight:620;letter-spacing:.04em;margin:.5rem 0}
.qr{display:block;width:min(15rem,100%);border-radius:6px;margin:.5rem 0}
details{border-bottom:1px solid var(--line)}
details>summary{cursor:pointer;padding:.875rem 0;font-weight:600;min-height:2.75rem}
details[open]{padding-bottom:1rem}
.rights{border-top:1px solid var(--line);margin-top:.75rem}
footer.wrap{border-top:1px solid var(--line);padding:1.25rem 1rem 2.5rem;color:var(--text-2);font-size:.875rem}
@media (prefers-reduced-motion:no-preference){button,.button,a{transition:background-color .12s,border-color .12s,color .12s}}
@media print{.lang,.skip,button{display:none}body{background:none}.card{border:0;padding:0}}
`
