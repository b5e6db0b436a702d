import type { RenderPool } from '../render/pool.ts'
import type { Finding } from '../rules/lint/findings.ts'
import { lintContent } from '../rules/lint/lint.ts'
import { findUnknown } from '../rules/variables.ts'
import { type Compiled, compileContent, type Made, type Source } from './compile.ts'

export interface Inspected extends Made {
  findings: Finding[]
}

/** Everything known of a document before it is sent: variants, compiled templates, what the linter and Liquid say. */
export async function inspectContent(render: RenderPool, source: Source): Promise<Inspected> {
  const made = await compileContent(source)
  const { document, brand, kind } = source
  const linted = lintContent({ document, variants: made.variants, body: made.body, brand, kind })
  const checked = await checkTemplates(render, made.compiled)
  return { ...made, findings: [...checked, ...listClipped(made.compiled), ...linted] }
}

async function checkTemplates(render: RenderPool, compiled: Compiled): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [channel, sets] of Object.entries(compiled))
    for (const [language, set] of Object.entries(sets)) {
      const parts = await render.check(set)
      for (const [part, checked] of Object.entries(parts)) {
        const place = `${channel}.${language}.${part}`
        if (checked.ok) found.push(...listUnknown(place, checked.variables))
        else if (checked.reason === 'template_limit')
          found.push({ code: 'template_limit', place, values: {} })
        else found.push({ code: 'template_invalid', place, values: { detail: checked.detail } })
      }
    }
  return found
}

function listUnknown(place: string, variables: readonly { path: string; line: number }[]): Finding[] {
  return variables.flatMap(({ path, line }): Finding[] => {
    // Flags of dynamic blocks and addresses of living pictures are ours.
    const unknown = /^_(when|live)/.test(path) ? null : findUnknown(path)
    if (unknown === null) return []
    const nearest = unknown.nearest === null ? '' : `→ ${unknown.nearest}`
    return [{ code: 'unknown_variable', place, values: { variable: path, nearest, line } }]
  })
}

/** Mails longer than the best-known reader shows; what Liquid adds comes on top. */
function listClipped({ email = {} }: Compiled): Finding[] {
  return Object.entries(email).flatMap(([language, set]): Finding[] => {
    const bytes = Buffer.byteLength(set.parts.html?.source ?? '')
    const place = `email.${language}.html`
    return bytes > 102_000 ? [{ code: 'mail_clipped', place, values: { kb: Math.ceil(bytes / 1000) } }] : []
  })
}
