import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { Lang } from '@splot/contract/language'
import type { JourneyTemplate } from './template.ts'

/** What the words of a template stand for in a workspace: `text:first` -> the id of the content; what is missing stays open. */
export type Stands = ReadonlyMap<string, string>

/** The template's graph with what it stands for filled in: a draft like any other. */
export function fillTemplate(template: JourneyTemplate, lang: Lang, stands: Stands): JourneyGraph {
  const graph = template.graph((text) => text[lang])
  return journeyGraph.parse(replace(graph, stands))
}

/** A word nobody has filled is left out where it is an option: the check then asks for it. */
function replace(value: unknown, stands: Stands): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? stands.get(value.slice(1)) : value
  if (Array.isArray(value)) return value.map((one) => replace(one, stands))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, replace(one, stands)] as const)
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined))
}
