/** The kit. A page is made of these; what it lacks is added here, not in a room. */
export { Button, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
export { AppShell, type Entry } from './AppShell';
export { ConfirmDialog } from './ConfirmDialog';
export { Dialog } from './Dialog';
export { DateField } from './DateField';
export { ExportLink } from './ExportLink';
export { FilterChip, Filters, FilterSentence, Views, type DayPart, type Option } from './filters';
export { KeyBoard, useKeyHelp, useKeys, useTypedAhead, type Key } from './keys';
export { BulkBar, Ledger, Pager, Split, type Column, type Sort } from './Ledger';
export { Mark, Weave } from './Mark';
export { DemoMark, Page, Sheet } from './Page';
export { Choice, Facts, Milestones, Need, Steps, TaskList, type StepState, type Task } from './parts';
export { currentPreferences, prefer, usePreferences } from './preferences';
export {
  EmptyState,
  ErrorState,
  fieldErrors,
  LedgerSkeleton,
  PageSkeleton,
  say,
  SheetSkeleton,
  wordsFor,
} from './states';
export { StatusTag, Tag, type StatusKind, type Tone } from './StatusTag';
export { DateText, Money, Num, Percent } from './text';
export { UtilityBand } from './UtilityBand';
