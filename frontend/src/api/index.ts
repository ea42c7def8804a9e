export { command, forget, query, remember, useIntention } from './hooks';
export { send, type Answer, type Call, type Operation } from './client';
export { asProblem, Problem } from './problem';
export { workbook, type Asked, type Exported } from './workbook';
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
