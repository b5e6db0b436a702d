import type { NodeProps } from '@xyflow/react'
import { MessageSquareText } from 'lucide-react'

/** A note on the canvas, for whoever works on the journey. */
export function CommentNode({ data, selected }: NodeProps) {
  const text = typeof data.text === 'string' ? data.text : ''
  return (
    <div
      className={`flex w-56 gap-2 rounded-card border bg-warn-soft px-3 py-2 text-12 ${selected ? 'border-brand' : 'border-line'}`}
    >
      <MessageSquareText aria-hidden="true" size={14} className="mt-px shrink-0 text-warn" />
      <p className="min-w-0 whitespace-pre-wrap break-words">{text}</p>
    </div>
  )
}
