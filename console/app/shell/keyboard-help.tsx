import { useWords } from '../../i18n/t.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { listPages } from '../pages.ts'
import { useMe } from '../session.ts'

/** Every key that does something, shown by `?`. */
export default function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const rows: [string[], string][] = [
    [['Ctrl', 'K'], t('help.search')],
    [['/'], t('help.pageSearch')],
    [['j', 'k'], t('help.rows')],
    [['Enter'], t('help.open')],
    [['Esc'], t('help.close')],
    ...listPages(useMe()).map((page): [string[], string] => [['g', page.key], t(page.label)]),
    [['←', '↑', '→', '↓'], t('help.walk')],
    [['Enter', 'Enter'], t('help.inside')],
    [['Alt', '↑', '↓'], t('help.shift')],
    [['Delete'], t('help.takeOut')],
    [['Ctrl', 'Z'], t('help.undo')],
    [['?'], t('help.keyboard')],
  ]
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('help.keyboard')}>
      <dl className="flex flex-col">
        {rows.map(([keys, text]) => (
          <div
            key={text}
            className="flex h-9 items-center justify-between border-line border-t first:border-t-0"
          >
            <dt>{text}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
