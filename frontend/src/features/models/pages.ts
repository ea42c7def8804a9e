/** The pages of this room, one chunk: each is small, and whoever opens one soon opens another. */
export { PeoplePage } from './PeoplePage';
export { ReplicatedPage } from './ReplicatedPage';
export { ReplicationPage } from './ReplicationPage';
export { TwinningPage } from './TwinningPage';
export { TwinningsPage } from './TwinningsPage';
