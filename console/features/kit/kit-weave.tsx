import { useMemo } from 'react'
import type { Knot } from '../../app/api.ts'
import { dayKey } from '../../i18n/format.ts'
import { useWords } from '../../i18n/t.ts'
import { AvatarWeave } from '../../kit/avatar-weave.tsx'
import { type Thread, threadOf } from '../../kit/threads.ts'
import { WeaveDrawing } from '../../kit/weave/drawing.tsx'
import { makeNarrowFrame, makeWideFrame } from '../../kit/weave/frame.ts'
import { WeaveHeads } from '../../kit/weave/heads.tsx'
import { layWeave } from '../../kit/weave/layout.ts'
import { DayLabel, EventLine } from '../customer/weave-rows.tsx'
import { KitSection } from './kit-tokens.tsx'
import { makeSampleItems, makeSampleMerges } from './sample.ts'

const doNothing = (): void => undefined

export function KitWeave({ now }: { now: number }) {
  const { language } = useWords()
  const knots = useMemo(
    () =>
      makeSampleItems(now, language).map(
        ({ channel, at, nameless }, index): Knot => ({ channel, at, nameless, weight: index % 4 }),
      ),
    [now, language],
  )
  return (
    <KitSection title="Splot">
      <div className="mb-4 flex items-center gap-4">
        <AvatarWeave knots={knots} shape="card" />
        <AvatarWeave knots={knots} />
        <AvatarWeave knots={knots.slice(4)} />
        <AvatarWeave knots={knots.filter((knot) => knot.nameless)} />
        <AvatarWeave knots={knots.slice(0, 1)} />
        <AvatarWeave knots={[]} />
      </div>
      <Life now={now} isNarrow={false} />
      <div className="mt-6 max-w-90">
        <Life now={now} isNarrow />
      </div>
    </KitSection>
  )
}

function Life({ now, isNarrow }: { now: number; isNarrow: boolean }) {
  const { language } = useWords()
  const { layout, frame, used } = useMemo(() => {
    const items = makeSampleItems(now, language)
    const occurring = new Set<Thread>(items.map((item) => threadOf(item.channel)))
    const made = isNarrow ? makeNarrowFrame(occurring) : makeWideFrame()
    const input = {
      items,
      merges: makeSampleMerges(now),
      used: occurring,
      hasOlder: false,
      liveSince: now - 5 * 60_000,
      dayOf: dayKey,
    }
    return { layout: layWeave(input, made), frame: made, used: occurring }
  }, [now, isNarrow, language])
  return (
    <div className="overflow-x-auto">
      <div className={isNarrow ? '' : 'min-w-160'}>
        <WeaveHeads frame={frame} used={used} />
        <div className="relative" style={{ height: layout.height }}>
          {layout.rows.map((row) => {
            if (row.kind === 'day') return <DayLabel key={row.key} row={row} frame={frame} now={now} />
            if (row.kind === 'merge') return null
            const isLive = layout.knots.some((knot) => knot.key === row.key && knot.isLive)
            return (
              <EventLine
                key={row.key}
                row={row}
                frame={frame}
                isLive={isLive}
                afterMs={null}
                isOpen={false}
                onOpen={doNothing}
              />
            )
          })}
          <WeaveDrawing layout={layout} frame={frame} slice={{ from: 0, to: layout.height }} />
        </div>
      </div>
    </div>
  )
}
