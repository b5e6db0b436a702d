import { type ReactNode, useEffect } from 'react'

interface PageProps {
  title: string
  note?: ReactNode
  action?: ReactNode
  /** A side panel is open: the page makes room for it where there is some. */
  isBesidePanel?: boolean
  children: ReactNode
}

/** A page: one title, one primary act, its work below. It scrolls as a whole unless a child takes the height. */
export function Page({ title, note, action, isBesidePanel = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Splot`
  }, [title])
  return (
    <div className={`flex h-full flex-col bg-surface ${isBesidePanel ? 'xl:pr-105' : ''}`}>
      <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-28 font-title">{title}</h1>
        {note !== undefined && <div className="min-w-0 pt-1 text-text-2">{note}</div>}
        {action !== undefined && <div className="ml-auto flex flex-wrap gap-2">{action}</div>}
      </header>
      {children}
    </div>
  )
}
