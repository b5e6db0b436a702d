import type { JourneyGraph } from '@splot/contract/journey/graph'
import { useEffect, useRef, useState } from 'react'
import { later, nowMs } from '../../app/browser/clock.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { advance, beginHistory, stepBack, stepForward } from '../content/history.ts'
import { type Journey, journeyPath, journeyQuery } from './journey-queries.ts'

const restMs = 600

/** What is drawn, with its past: each change is saved when the hand rests, one save after the other. */
export interface Drawing {
  readonly name: string
  readonly graph: JourneyGraph
  readonly revision: number
  readonly status: 'saved' | 'saving' | 'failed'
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** @param tag changes of one thing in one go are one step back */
  change(make: (graph: JourneyGraph) => JourneyGraph, tag?: string): void
  rename(name: string): void
  undo(): void
  redo(): void
  /** Resolves once everything drawn is on the server. @returns its revision */
  settle(): Promise<number>
}

export function useDrawing(journey: Journey): Drawing {
  const [history, setHistory] = useState(() => beginHistory(journey.graph))
  const [name, setName] = useState(journey.name)
  const [revision, setRevision] = useState(journey.revision)
  const [status, setStatus] = useState<Drawing['status']>('saved')
  const drawn = useRef({ name: journey.name, graph: journey.graph, isDirty: false })
  const known = useRef(journey)
  const saving = useRef<Promise<void>>(Promise.resolve())

  const save = useRef((): Promise<void> => {
    saving.current = saving.current.then(async () => {
      if (!drawn.current.isDirty) return
      drawn.current.isDirty = false
      const { revision: before, folder, needsSecond, id } = known.current
      const body = {
        name: drawn.current.name,
        graph: drawn.current.graph,
        revision: before,
        folder,
        needsSecond,
      }
      try {
        const saved = await request<Journey>(journeyPath(id), { method: 'PUT', body })
        known.current = saved
        queryClient.setQueryData(journeyQuery(id).queryKey, saved)
        setRevision(saved.revision)
        setStatus(drawn.current.isDirty ? 'saving' : 'saved')
      } catch {
        drawn.current.isDirty = true
        setStatus('failed') // The next change sends all of it again.
      }
    })
    return saving.current
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the rest anew
  useEffect(() => {
    if (!drawn.current.isDirty) return
    return later(restMs, () => void save.current())
  }, [history.now, name])
  useEffect(() => () => void save.current(), [])

  const put = (next: typeof history): void => {
    setHistory(next)
    Object.assign(drawn.current, { graph: next.now, isDirty: true })
    setStatus('saving')
  }
  return {
    ...{ name, revision, status, graph: history.now },
    ...{ canUndo: history.past.length > 0, canRedo: history.future.length > 0 },
    change(make, tag = '') {
      const now = make(history.now)
      if (now !== history.now) put(advance(history, { now, tag, at: nowMs() }))
    },
    rename(next) {
      setName(next)
      if (next.trim() === '') return
      Object.assign(drawn.current, { name: next, isDirty: true })
      setStatus('saving')
    },
    undo: () => history.past.length > 0 && put(stepBack(history)),
    redo: () => history.future.length > 0 && put(stepForward(history)),
    async settle() {
      await save.current()
      return known.current.revision
    },
  }
}
