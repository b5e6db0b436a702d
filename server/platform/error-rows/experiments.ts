import { row } from './row.ts'

/** Experiments. */
export const experimentRows = {
  experiment_state: row(
    409,
    'W tym stanie testu to niemożliwe',
    'The experiment’s state does not allow this',
    'Odśwież stronę i sprawdź, co dzieje się z testem.',
    'Refresh and look how the experiment stands.',
  ),
  experiment_fixed: row(
    409,
    'Uruchomionego testu nie można już zmienić',
    'An experiment that was started cannot be changed',
    'Zatrzymaj test i zacznij nową fazę: inne wersje i udziały liczy się od nowa.',
    'Stop it and begin a new phase: other arms and weights are counted anew.',
  ),
  experiment_arm: row(
    422,
    'Tej wersji nie można wybrać',
    'This arm cannot be chosen',
    'Wybierz jedną z wersji testu, której nie zamknął żaden wskaźnik ochronny.',
    'Choose one of the experiment’s arms that no guard has closed.',
  ),
  coverage_shrinks: row(
    422,
    'Udział uczestników testu może tylko rosnąć',
    'The share of people in the experiment only grows',
    'Podaj większy udział albo zatrzymaj test: kto go już widział, zostaje przy swojej wersji.',
    'Give a larger share, or stop the experiment: whoever has met it keeps her arm.',
  ),
  layer_full: row(
    409,
    'W tej warstwie zostało {percent}% ludzi',
    'This layer has {percent} per cent of people left',
    'Podaj mniejszy udział, zakończ inny test tej warstwy albo przenieś ten do innej.',
    'Give a smaller share, end another experiment of the layer, or move this one to another layer.',
  ),
} as const
