import { query, type components } from '@/api';

export type AuditRow = components['schemas']['AuditRow'];
export type AuditChange = components['schemas']['AuditChange'];

export const useListAudit = query('/api/audit');
