import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyText } from '../app/browser/clipboard.ts'
import { later } from '../app/browser/clock.ts'
import { useWords } from '../i18n/t.ts'
import { Button } from './button.tsx'

/** A button that puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useWords()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => (isCopied ? later(1600, () => setCopied(false)) : undefined), [isCopied])
  return (
    <Button
      size="sm"
      icon={isCopied ? Check : Copy}
      onClick={() => {
        copyText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }}
    >
      <span aria-live="polite">{isCopied ? t('action.copied') : (label ?? t('action.copy'))}</span>
    </Button>
  )
}

/** Code to take away, with its copy button in the corner; of one line, beside it, so that nothing is covered. */
export function Code({ text, label }: { text: string; label: string }) {
  const isLine = !text.includes('\n')
  return (
    <div
      className={`relative overflow-hidden rounded-card border border-line bg-sunken ${isLine ? 'flex flex-row-reverse items-center' : ''}`}
    >
      <div className={isLine ? 'shrink-0 p-2' : 'absolute top-2 right-2'}>
        <CopyButton text={text} />
      </div>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className={`ring-inset-focus max-h-110 overflow-auto p-4 ${isLine ? 'min-w-0 flex-1' : 'pt-11 sm:pt-4 sm:pr-28'}`}
      >
        <pre className="font-mono text-12 leading-5">
          <code>{text}</code>
        </pre>
      </section>
    </div>
  )
}
