import type { Rendered, TemplateSet } from '../render/messages.ts'
import type { ContentDeps } from './deps.ts'

/** Renders, and takes line breaks out of what must be one line: nothing a person is called may open a new header. */
export async function renderSet(
  deps: Pick<ContentDeps, 'render'>,
  set: TemplateSet,
  rows: readonly object[],
): Promise<Rendered[]> {
  const results = await deps.render.render(set, rows)
  for (const result of results)
    if (result.ok)
      for (const name of oneLine) {
        const text = result.parts[name]
        if (text !== undefined && breaks.test(text)) result.parts[name] = text.replace(allBreaks, ' ').trim()
      }
  return results
}

const oneLine = ['subject', 'title', 'button', 'link', 'preheader', 'heading'] as const
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const breaks = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const allBreaks = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g
