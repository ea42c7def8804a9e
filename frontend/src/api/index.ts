export { command, forget, query, remember, useIntention } from './hooks';
export { send, type Answer, type Call, type Operation } from './client';
export { asProblem, Problem } from './problem';
export { upload } from './upload';
export { workbook, type Asked, type Exported, type ExportedAsCsv } from './workbook';
export {
  awaitReturn,
  currentSession,
  rememberSession,
  useMay,
  useSession,
  useSessionState,
  type Preferences,
  type SessionView,
} from './session';
export type { components, paths } from './schema';
