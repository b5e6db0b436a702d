import { channelNames } from '@splot/contract/journey/channel-words'
import type { Uses } from '@splot/contract/plugin/node'
import {
  type Asked,
  blocks,
  type CapFacts,
  isMarketing,
  type JourneyFinding,
  pairOf,
  warns,
} from './check-ground.ts'
import type { ReadyNode } from './compile.ts'
import { listEdges, listPaths } from './graph-walk.ts'
import { leastWaitMs } from './least-wait.ts'

const dayMs = 86_400_000
const oldContentDays = 180

/** Whether what it asks for can be done: messages, their content and consents, caps on the way, things pointed at. */
export function checkReach(asked: Asked): JourneyFinding[] {
  const found: JourneyFinding[] = []
  for (const node of asked.nodes.values()) {
    const uses = node.plugin.uses(node.options)
    found.push(...checkThings(asked, node, uses), ...checkExperiments(asked, node, uses))
    found.push(...checkMessages(asked, node, uses.messages ?? []))
  }
  return [...found, ...checkCaps(asked)]
}

/** Kinds of things a step may point at, as the finding names them. */
const things = {
  segments: { pl: 'segment', en: 'a segment' },
  lists: { pl: 'lista', en: 'a list' },
  journeys: { pl: 'inna ścieżka', en: 'another journey' },
  coupons: { pl: 'kupon', en: 'a coupon' },
  experiments: { pl: 'test', en: 'an experiment' },
  audiences: { pl: 'grupa reklamowa', en: 'an ad audience' },
} as const
const thingKinds = ['segments', 'lists', 'journeys', 'coupons', 'experiments', 'audiences'] as const

function checkThings({ ground }: Asked, { id, options }: ReadyNode, uses: Uses): JourneyFinding[] {
  const found: JourneyFinding[] = []
  for (const kind of thingKinds)
    for (const one of uses[kind] ?? [])
      if (!ground.names[kind].has(one))
        found.push(blocks('thing_missing', { node: id, field: 'options', values: { kind: things[kind] } }))
  for (const url of uses.addresses ?? []) {
    const place = { node: id, field: 'options.url', values: { name: hostOf(url) } }
    const why = ground.closed.get(url)
    if (why === 'forbidden') found.push(blocks('address_forbidden', place))
    if (why === 'unknown') found.push(warns('address_unknown', place))
  }
  const isSelf = ground.journeyId !== null && uses.journeys?.includes(ground.journeyId) === true
  if (isSelf && options.act === 'start')
    found.push(blocks('starts_itself', { node: id, field: 'options.journey' }))
  return found
}

/** Whoever an experiment sends a way must find one, and nobody is tried on before it is started. */
function checkExperiments(
  { ground }: Asked,
  { id, plugin, options }: ReadyNode,
  uses: Uses,
): JourneyFinding[] {
  const ways = new Set(plugin.outputs(options).map((one) => one.id))
  return (uses.experiments ?? []).flatMap((one) => {
    const known = ground.experiments.get(one)
    if (known === undefined) return []
    const place = { node: id, values: { name: ground.names.experiments.get(one) ?? '' } }
    if (known.arms.length !== ways.size || known.arms.some((arm) => !ways.has(arm)))
      return [blocks('experiment_arms', { ...place, field: 'options.arms' })]
    return known.isRunning ? [] : [warns('experiment_idle', { ...place, field: 'options.experiment' })]
  })
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

type MessageUse = NonNullable<Uses['messages']>[number]

/** The first channel must be right; one it falls back to only warns. */
function checkMessages(
  { ground }: Asked,
  { id }: ReadyNode,
  messages: readonly MessageUse[],
): JourneyFinding[] {
  const [first] = messages
  if (first === undefined) return []
  const found: JourneyFinding[] = []
  const item = ground.content.get(first.itemId)
  if (item === undefined) found.push(blocks('content_missing', { node: id, field: 'options.content' }))
  const purpose = ground.purposes.get(first.purpose)
  if (purpose === undefined)
    found.push(
      blocks('purpose_unknown', { node: id, field: 'options.purpose', values: { name: first.purpose } }),
    )
  for (const use of messages) {
    const { channel } = use
    const [say, field] = use === first ? [blocks, 'options.channel'] : [warns, 'options.fallbacks']
    const values = { channel: channelNames[channel], name: purpose?.name ?? first.purpose }
    if (!ground.openChannels.has(channel)) found.push(say('channel_off', { node: id, field, values }))
    if (purpose !== undefined && !purpose.channels.includes(channel))
      found.push(say('purpose_channel', { node: id, field, values }))
    else if (purpose?.asksConsent === true && ground.willing.get(pairOf(use.purpose, channel)) === 0)
      found.push(warns('never_consented', { node: id, field, values }))
    if (item !== undefined && channel !== 'phone_human' && !item.channels.includes(channel))
      found.push(say('content_channel', { node: id, field, values: { ...values, name: item.name } }))
  }
  return item === undefined ? found : [...found, ...checkText(ground, id, item)]
}

const languageNames: Readonly<Record<string, { pl: string; en: string }>> = {
  pl: { pl: 'polski', en: 'Polish' },
  en: { pl: 'angielski', en: 'English' },
}

function checkText(
  ground: Asked['ground'],
  node: string,
  item: { name: string; languages: readonly string[]; publishedAt: number },
): JourneyFinding[] {
  const place = { node, field: 'options.content' }
  const found = ground.languages
    .filter((one) => !item.languages.includes(one))
    .map((language) =>
      warns('content_language', {
        ...place,
        values: { name: item.name, language: languageNames[language] ?? language },
      }),
    )
  const days = Math.floor((ground.now - item.publishedAt) / dayMs)
  return days <= oldContentDays
    ? found
    : [...found, warns('content_old', { ...place, values: { name: item.name, days } })]
}

interface Sent {
  readonly node: string
  /** The earliest moment since she came in, milliseconds. */
  readonly at: number
  readonly channel: string
  readonly purpose: string
}

/** A way on which more messages fall into the window of a limit than it lets through, each node once. */
function checkCaps({ graph, nodes, ground }: Asked): JourneyFinding[] {
  const found = new Map<string, JourneyFinding>()
  for (const path of listPaths(listEdges(graph), graph.start)) {
    const sent = listSent(path, nodes).filter((one) => isMarketing(ground, one.purpose))
    for (const cap of ground.caps)
      for (const { node, count } of findOverCap(sent, cap))
        if (!found.has(node))
          found.set(node, warns('against_cap', { node, values: { count, days: cap.days, max: cap.max } }))
  }
  return [...found.values()]
}

function listSent(path: readonly string[], nodes: Asked['nodes']): Sent[] {
  const sent: Sent[] = []
  let at = 0
  for (const id of path) {
    const node = nodes.get(id)
    if (node === undefined) continue
    at += leastWaitMs(node)
    const [message] = node.plugin.uses(node.options).messages ?? []
    if (message !== undefined) sent.push({ node: id, at, ...message })
  }
  return sent
}

function findOverCap(sent: readonly Sent[], cap: CapFacts): { node: string; count: number }[] {
  const counted = sent.filter(
    (one) =>
      (cap.purpose === null || cap.purpose === one.purpose) &&
      (cap.channels === null || cap.channels.includes(one.channel)),
  )
  return counted.flatMap(({ node, at }, index) => {
    const count = counted.slice(0, index + 1).filter((one) => at - one.at < cap.days * dayMs).length
    return count > cap.max ? [{ node, count }] : []
  })
}
