import { Panel, useReactFlow, useViewport } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'

/** All of it in sight, above the buttons that lie on it. */
export const wholeView = { maxZoom: 1, padding: { x: 0.12, top: 0.12, bottom: '72px' } } as const

/** How near the drawing is. */
export function Zoom() {
  const { t, format } = useWords()
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  const { zoom } = useViewport()
  return (
    <Panel
      position="bottom-left"
      className="m-3! flex items-center rounded-control border border-line bg-raised text-12"
    >
      <IconButton label={t('journeys.zoomOut')} icon={Minus} onClick={() => void zoomOut()} />
      <span className="w-10 text-center">{format.number(Math.round(zoom * 100))}%</span>
      <IconButton label={t('journeys.zoomIn')} icon={Plus} onClick={() => void zoomIn()} />
      <IconButton label={t('journeys.zoomFit')} icon={Maximize} onClick={() => void fitView(wholeView)} />
    </Panel>
  )
}
