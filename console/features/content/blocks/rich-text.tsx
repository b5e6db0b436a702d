import { Bold, Italic, Link, List, ListOrdered } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Input } from '../../../kit/field.tsx'
import { readHtml, writeHtml } from './read-html.ts'

interface RichTextProps {
  label: string
  html: string
  onChange: (html: string) => void
  className?: string
  isLocked: boolean
}

/** A formatted text, written where it stands: emphasis, lists, links; what is pasted loses the rest. */
export function RichText({ label, html, onChange, className = '', isLocked }: RichTextProps) {
  const root = useRef<HTMLDivElement>(null)
  const written = useRef<string | null>(null)
  const [isIn, setIn] = useState(false)
  useEffect(() => {
    // What came from here stands here already: putting it again would lose the cursor.
    if (root.current === null || html === written.current) return
    written.current = html
    root.current.replaceChildren(readHtml(html))
  }, [html])
  const tell = (): void => {
    if (root.current === null) return
    written.current = writeHtml(root.current)
    onChange(written.current)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears whether the text inside is being written
    <div
      className={`relative ${className}`}
      onFocus={() => setIn(true)}
      onBlur={(event) => setIn(event.currentTarget.contains(event.relatedTarget))}
    >
      {isIn && !isLocked && <Marks root={root} onChange={tell} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a field of one format could not be formatted */}
      <div
        ref={root}
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-readonly={isLocked || undefined}
        tabIndex={0}
        contentEditable={!isLocked}
        suppressContentEditableWarning
        data-placeholder={label}
        className="rich-text min-h-6 leading-normal outline-none"
        onInput={tell}
        onPaste={(event) => {
          event.preventDefault()
          document.execCommand('insertText', false, event.clipboardData.getData('text/plain'))
        }}
        onKeyDown={(event) => {
          const mark = { b: 'bold', i: 'italic', u: 'underline' }[event.key.toLowerCase()]
          if (!(event.ctrlKey || event.metaKey) || mark === undefined) return
          event.preventDefault()
          document.execCommand(mark)
        }}
      />
    </div>
  )
}

/** Marks for what is selected. */
function Marks({ root, onChange }: { root: React.RefObject<HTMLDivElement | null>; onChange: () => void }) {
  const { t } = useWords()
  const [isLinking, setLinking] = useState(false)
  const mark = (command: string) => () => {
    document.execCommand(command)
    onChange()
  }
  return (
    <div
      role="toolbar"
      aria-label={t('content.format')}
      className="absolute -top-9 left-0 z-20 flex items-center rounded-control border border-line bg-raised font-sans text-13 shadow-float"
    >
      {isLinking ? (
        <LinkField root={root} onDone={() => setLinking(false)} onChange={onChange} />
      ) : (
        // The selection stays where it is while a mark is pressed.
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection, does nothing else
        <div className="flex" onMouseDown={(event) => event.preventDefault()}>
          <IconButton size="sm" icon={Bold} label={t('content.bold')} onClick={mark('bold')} />
          <IconButton size="sm" icon={Italic} label={t('content.italic')} onClick={mark('italic')} />
          <IconButton size="sm" icon={List} label={t('content.list')} onClick={mark('insertUnorderedList')} />
          <IconButton
            size="sm"
            icon={ListOrdered}
            label={t('content.numbered')}
            onClick={mark('insertOrderedList')}
          />
          <IconButton size="sm" icon={Link} label={t('content.link')} onClick={() => setLinking(true)} />
        </div>
      )}
    </div>
  )
}

interface LinkFieldProps {
  root: React.RefObject<HTMLDivElement | null>
  onDone: () => void
  onChange: () => void
}

function LinkField({ root, onDone, onChange }: LinkFieldProps) {
  const { t } = useWords()
  const [url, setUrl] = useState('')
  // Kept from before the field took the focus.
  const [range] = useState(() => {
    const selection = getSelection()
    return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  })
  const wrap = (): void => {
    if (range !== null && root.current?.contains(range.commonAncestorContainer)) {
      const link = document.createElement('a')
      link.dataset.href = url.trim()
      if (range.collapsed) link.textContent = url.trim()
      else link.append(range.extractContents())
      range.insertNode(link)
      onChange()
    }
    onDone()
  }
  return (
    <form
      className="flex items-center gap-1 p-0.5"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        wrap()
      }}
    >
      <Input
        autoFocus
        aria-label={t('content.link')}
        placeholder="https://"
        className="h-7! w-52"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
      />
      <Button size="sm" type="submit">
        {t('content.take')}
      </Button>
    </form>
  )
}
