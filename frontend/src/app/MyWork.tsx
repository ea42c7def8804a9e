import { useMay } from '@/api';
import { MyReminders } from '@/features/reporting/MyReminders';
import { TasksPage } from '@/features/registration/TasksPage';

/** What one is asked for, above what there is to do. */
export function MyWork() {
  return <TasksPage above={useMay('reports.read') && <MyReminders />} />;
}
