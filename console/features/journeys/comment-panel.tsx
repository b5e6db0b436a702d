import type { JourneyGraph } from '@splot/contract/journey/graph'
import { Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import type { Drawing } from './use-drawing.ts'

interface CommentPanelProps {
  comment: JourneyGraph['comments'][number]
  drawing: Drawing
  onGone: () => void
}

/** A note on the canvas: its words. */
export function CommentPanel({ comment, drawing, onGone }: CommentPanelProps) {
  const { t } = useWords()
  const put = (make: (all: JourneyGraph['comments']) => JourneyGraph['comments'], tag?: string) =>
    drawing.change((graph) => ({ ...graph, comments: make(graph.comments) }), tag)
  const area = useRef<HTMLTextAreaElement>(null)
  const isNew = comment.text === t('journeys.newComment')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is opened
  useEffect(() => {
    if (isNew) area.current?.select()
  }, [])
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('journeys.commentText')}>
        {(control) => (
          <TextArea
            {...control}
            ref={area}
            maxLength={1_000}
            value={comment.text}
            onChange={(event) => {
              const text = event.target.value
              put((all) => all.map((one) => (one.id === comment.id ? { ...one, text } : one)), comment.id)
            }}
          />
        )}
      </Field>
      <Button
        tone="danger"
        icon={Trash2}
        className="self-start"
        onClick={() => {
          put((all) => all.filter((one) => one.id !== comment.id))
          onGone()
        }}
      >
        {t('journeys.removeComment')}
      </Button>
    </div>
  )
}
