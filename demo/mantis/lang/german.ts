import type { EnumName } from './strings';

/** German knows only the statuses here (enough to show that labels follow the user's language); the rest is English. */
export const germanEnums: Readonly<Partial<Record<EnumName, string>>> = {
  status: '10:neu,20:Rückmeldung,30:anerkannt,40:bestätigt,50:zugewiesen,80:erledigt,90:geschlossen',
};
