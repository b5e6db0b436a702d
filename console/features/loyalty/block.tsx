import type { ReactNode } from 'react'

interface BlockProps {
  title: string
  /** What it says now, in words. */
  sentence: string
  aside?: ReactNode
  children?: ReactNode
}

/** A part of the programme: what it says in a sentence, and the fields that say it. */
export function Block({ title, sentence, aside, children }: BlockProps) {
  return (
    <section className="rounded-card border border-line bg-raised p-4">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-14 font-strong">{title}</h2>
          <p className="mt-0.5 text-13 text-text-2">{sentence}</p>
        </div>
        {aside}
      </header>
      {children !== undefined && <div className="mt-4 flex flex-col gap-4">{children}</div>}
    </section>
  )
}
