import { useMutation } from '@tanstack/react-query'
import { useWords } from '../../../i18n/t.ts'
import { tell, tellFailure, tellWithUndo } from '../../../kit/tell.ts'
import { type Cap, changeCaps, restoreCap } from './rules-api.ts'

interface CapChange {
  id: string
  change: (caps: readonly Cap[]) => readonly Cap[]
}

/** Changes the caps and offers the way back for ten seconds. */
export function useCapChange(done: string, onDone: () => void) {
  const { t } = useWords()
  return useMutation({
    mutationFn: ({ change }: CapChange) => changeCaps(change),
    onSuccess: (before, { id }) => {
      onDone()
      tellWithUndo(done, {
        label: t('action.undo'),
        run: () => {
          changeCaps((now) => restoreCap(now, before, id))
            .then(() => tell(t('rules.undone')))
            .catch((error: Error) => tellFailure(error, t('error.title')))
        },
      })
    },
  })
}
