import type { JourneyGraph } from '@splot/contract/journey/graph'
import { useEffect, useRef, useState } from 'react'
import { later, nowMs } from '../../app/browser/clock.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useSaveOnLeave } from '../../kit/save-on-leave.ts'
import { advance, beginHistory, stepBack, stepForward } from '../content/history.ts'
import { type Journey, journeyPath, journeyQuery } from './journey-queries.ts'

const restMs = 600

/** What is drawn, with its past: each change is saved when the hand rests, one save after the other. */
export interface Drawing {
  readonly name: string
  readonly graph: JourneyGraph
  readonly revision: number
  /** Does it launch only once a second person has agreed? */
  readonly needsSecond: boolean
  readonly status: 'saved' | 'saving' | 'failed'
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** @param tag changes of one thing in one go are one step back */
  change(make: (graph: JourneyGraph) => JourneyGraph, tag?: string): void
  rename(name: string): void
  requireSecond(isOn: boolean): void
  /** Puts it where it is to lie among the others. */
  file(folder: string): void
  undo(): void
  redo(): void
  /** Resolves once everything drawn is on the server. @returns its revision */
  settle(): Promise<number>
}

interface Drawn extends Pick<Journey, 'name' | 'graph' | 'needsSecond'> {
  folder?: string
  isDirty: boolean
}

/** What is drawn on its way to the server: one save after the other, all that was changed meanwhile with the next. */
function useSaving(journey: Journey) {
  const [revision, setRevision] = useState(journey.revision)
  const [status, setStatus] = useState<Drawing['status']>('saved')
  const { name, graph, needsSecond } = journey
  const drawn = useRef<Drawn>({ ...{ name, graph, needsSecond }, isDirty: false })
  const known = useRef(journey)
  const saving = useRef<Promise<void>>(Promise.resolve())
  const save = useRef((): Promise<void> => {
    saving.current = saving.current.then(async () => {
      if (!drawn.current.isDirty) return
      const { name, folder, graph, needsSecond } = drawn.current
      drawn.current.isDirty = false
      delete drawn.current.folder
      const { revision: before, id } = known.current
      try {
        // Where it lies is sent by whoever moves it: another may have filed it away meanwhile.
        const body = {
          name,
          graph,
          revision: before,
          needsSecond,
          ...(folder === undefined ? {} : { folder }),
        }
        const saved = await request<Journey>(journeyPath(id), { method: 'PUT', body, outlives: true })
        known.current = saved
        queryClient.setQueryData(journeyQuery(id).queryKey, saved)
        setRevision(saved.revision)
        setStatus(drawn.current.isDirty ? 'saving' : 'saved')
      } catch {
        drawn.current.isDirty = true
        if (folder !== undefined) drawn.current.folder ??= folder
        setStatus('failed') // The next change sends all of it again.
      }
    })
    return saving.current
  })
  useSaveOnLeave(status, save.current)
  return {
    ...{ revision, status, save: save.current },
    isDirty: () => drawn.current.isDirty,
    known: () => known.current,
    put(part: Partial<Pick<Journey, 'name' | 'folder' | 'graph' | 'needsSecond'>>) {
      Object.assign(drawn.current, part, { isDirty: true })
      setStatus('saving')
    },
  }
}

export function useDrawing(journey: Journey): Drawing {
  const [history, setHistory] = useState(() => beginHistory(journey.graph))
  const [name, setName] = useState(journey.name)
  const [needsSecond, setNeedsSecond] = useState(journey.needsSecond)
  const saving = useSaving(journey)
  const { revision, status, save } = saving
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the rest anew
  useEffect(() => {
    if (saving.isDirty()) return later(restMs, () => void save())
  }, [history.now, name, needsSecond])
  const move = (next: typeof history): void => {
    setHistory(next)
    saving.put({ graph: next.now })
  }
  return {
    ...{ name, needsSecond, revision, status, graph: history.now },
    ...{ canUndo: history.past.length > 0, canRedo: history.future.length > 0 },
    change(make, tag = '') {
      const now = make(history.now)
      if (now !== history.now) move(advance(history, { now, tag, at: nowMs() }))
    },
    rename(next) {
      setName(next)
      // A journey always has a name: an empty field is not one yet.
      if (next.trim() !== '') saving.put({ name: next })
    },
    requireSecond(isOn) {
      setNeedsSecond(isOn)
      saving.put({ needsSecond: isOn })
    },
    file(folder) {
      saving.put({ folder })
      void save()
    },
    undo: () => history.past.length > 0 && move(stepBack(history)),
    redo: () => history.future.length > 0 && move(stepForward(history)),
    async settle() {
      await save()
      return saving.known().revision
    },
  }
}
