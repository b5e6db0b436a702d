import type { JourneyGraph } from '@splot/contract/journey/graph'
import type { Lang } from '@splot/contract/language'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { checkGraph, type ExplainedFinding, explainFinding } from '../rules/check.ts'
import { type CheckGround, listOutputs } from '../rules/check-ground.ts'
import { findClosed } from './closed-addresses.ts'
import type { ControlDeps } from './control-deps.ts'
import { readGround } from './ground.ts'

/** A node as the canvas shows it. */
export interface ShownNode {
  id: string
  /** What it does, in a sentence; null while its options are not complete. */
  says: string | null
  outputs: { id: string; label: string }[]
}

export interface Inspected {
  nodes: ShownNode[]
  findings: ExplainedFinding[]
  isReady: boolean
}

/** What each node says and what is to be said of the whole, of a graph as it is drawn; changes nothing. */
export async function inspectGraph(
  deps: ControlDeps,
  workspaceId: string,
  { id, graph, language }: { id: string | null; graph: JourneyGraph; language: Lang },
): Promise<Inspected> {
  const people = await deps.control.estimatePeople(workspaceId)
  const closed = await findClosed(deps, graph)
  const ground = await deps.db.inWorkspace(workspaceId, (tx) =>
    readGround(deps, tx, { id, graph, people, closed }),
  )
  const findings = checkGraph(graph, ground).map((one) => explainFinding(one, language))
  return {
    findings,
    isReady: !findings.some((one) => one.severity === 'blocks'),
    nodes: graph.nodes.map(({ id: nodeId, type, options }) => {
      const plugin = ground.shelf.get(type)
      const read = plugin?.read(options)
      return {
        id: nodeId,
        says: read?.isOk === true ? (plugin?.explain(read.options, language, ground.names) ?? null) : null,
        outputs: listOutputs(ground.shelf, type, options).map((one) => ({
          id: one.id,
          label: one.label[language],
        })),
      }
    }),
  }
}

/** Codes of what forbids a launch, in the launch's own transaction. */
export async function listBlocks(
  deps: Pick<ControlDeps, 'control' | 'consent' | 'clock' | 'nodes'>,
  tx: WorkspaceTx,
  asked: { id: string; graph: JourneyGraph; closed: CheckGround['closed'] },
): Promise<string[]> {
  const ground = await readGround(deps, tx, asked)
  const found = checkGraph(asked.graph, ground).filter((one) => one.severity === 'blocks')
  return found.map(({ code, node }) => (node === null ? code : `${code}: ${node}`))
}
