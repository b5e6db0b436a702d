import type { JourneyGraph } from '@splot/contract/journey/graph'
import type { Lang } from '@splot/contract/language'
import { checkAudience } from './check-audience.ts'
import type { CheckGround, JourneyFinding } from './check-ground.ts'
import { checkOverlap } from './check-overlap.ts'
import { checkReach } from './check-reach.ts'
import { checkShape } from './check-shape.ts'
import { fill, findingWords } from './check-words.ts'
import { makeReady } from './compile.ts'

/** All that is to be said of a graph before it starts: what cannot work first, then what would annoy. Pure. */
export function checkGraph(graph: JourneyGraph, ground: CheckGround): JourneyFinding[] {
  const { nodes } = makeReady({ journeyId: ground.journeyId ?? '', n: 0, graph }, ground.shelf)
  const asked = { graph, nodes, ground }
  const found = [...checkShape(asked), ...checkReach(asked), ...checkAudience(asked), ...checkOverlap(asked)]
  return [
    ...found.filter((one) => one.severity === 'blocks'),
    ...found.filter((one) => one.severity === 'warns'),
  ]
}

export interface ExplainedFinding {
  readonly code: string
  readonly severity: JourneyFinding['severity']
  readonly node: string | null
  readonly field: string | null
  readonly what: string
  readonly cure: string
}

export function explainFinding({ code, values, ...finding }: JourneyFinding, lang: Lang): ExplainedFinding {
  const [what, cure] = findingWords[code]
  return {
    ...{ code, severity: finding.severity, node: finding.node, field: finding.field },
    what: fill(what[lang], values, lang),
    cure: fill(cure[lang], values, lang),
  }
}
