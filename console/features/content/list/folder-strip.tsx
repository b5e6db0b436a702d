import { Link, useSearch } from '@tanstack/react-router'
import { ChevronRight, Folder } from 'lucide-react'
import type { ListContentReply } from '../../../app/api.gen.ts'
import { useWords } from '../../../i18n/t.ts'
import { listInside } from './folders.ts'

const chip =
  'inline-flex h-7 max-w-60 items-center gap-1.5 rounded-control border border-line bg-raised px-2 text-12 hover:bg-canvas hover:border-line-strong/60 pointer-coarse:h-10'

/** The way to the folder that is open, and the folders in it. */
export function FolderStrip({ shelves }: { shelves: ListContentReply['shelves'] }) {
  const { t } = useWords()
  const { folder = '' } = useSearch({ from: '/shell/content' })
  const inside = listInside(shelves, folder)
  const steps = folder === '' ? [] : folder.split('/')
  if (inside.length === 0 && steps.length === 0) return null
  const to = (next: string) => ({
    to: '/content' as const,
    search: (before: object) => ({ ...before, folder: next === '' ? undefined : next }),
  })
  return (
    <nav
      aria-label={t('content.folders')}
      className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 md:px-6"
    >
      {steps.length > 0 && (
        <span className="flex min-w-0 flex-wrap items-center gap-1 text-13">
          <Link {...to('')} className="text-text-2 hover:text-text hover:underline">
            {t('content.allFolders')}
          </Link>
          {steps.map((step, index) => (
            <span key={steps.slice(0, index + 1).join('/')} className="flex min-w-0 items-center gap-1">
              <ChevronRight aria-hidden="true" size={14} className="text-text-3" />
              {index === steps.length - 1 ? (
                <span aria-current="page" className="truncate font-medium">
                  {step}
                </span>
              ) : (
                <Link
                  {...to(steps.slice(0, index + 1).join('/'))}
                  className="truncate text-text-2 hover:text-text hover:underline"
                >
                  {step}
                </Link>
              )}
            </span>
          ))}
        </span>
      )}
      {inside.map(({ name, path, items }) => (
        <Link key={path} {...to(path)} className={chip}>
          <Folder aria-hidden="true" size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
          <span className="truncate">{name}</span>
          <span className="text-text-3">{items}</span>
        </Link>
      ))}
    </nav>
  )
}
