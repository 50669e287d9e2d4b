/** The people of the sample department and of its customers. None of them exists. */
import type { StoryUser } from './story';

const staff = {
  lead: { realName: 'Анна Руководителева', level: 70 },
  support1: { realName: 'Борис Поддержкин', level: 55 },
  support2: { realName: 'Вера Консультантова', level: 55 },
  support3: { realName: 'Глеб Настройкин', level: 55 },
  support4: { realName: 'Дарья Отчётова', level: 55 },
  support5: { realName: 'Егор Связистов', level: 55 },
  dev1: { realName: 'Илья Кодописов', level: 55 },
  dev2: { realName: 'Мария Релизова', level: 55 },
  vellii: { realName: 'ВЭллИИ', level: 55 },
} as const;

const customers = {
  buhgalterova: { realName: 'Ольга Бухгалтерова', customer: 'РИЦ 901 Северный' },
  prodazhin: { realName: 'Пётр Продажин', customer: 'РИЦ 901 Северный' },
  kurierova: { realName: 'Светлана Курьерова', customer: 'РИЦ 914 Приозёрный' },
  dogovorov: { realName: 'Роман Договорный', customer: 'РИЦ 914 Приозёрный' },
  schetova: { realName: 'Нина Счётова', customer: 'РИЦ 927 Степной' },
  zvonkov: { realName: 'Антон Звонкий', customer: 'РИЦ 927 Степной' },
  deponentova: { realName: 'Лидия Депонентова', customer: 'РИЦ 939 Поморский' },
  otborov: { realName: 'Кирилл Отборный', customer: 'РИЦ 939 Поморский' },
  otgruzkina: { realName: 'Тамара Отгрузкина', customer: 'РИЦ 952 Кедровый' },
  sistemin: { realName: 'Денис Системный', customer: 'РИЦ 952 Кедровый' },
  planovaya: { realName: 'Елена Плановая', customer: 'РИЦ 968 Южнобережный' },
  skidkin: { realName: 'Максим Скидкин', customer: 'РИЦ 968 Южнобережный' },
  rassylkina: { realName: 'Юлия Рассылкина', customer: 'РИЦ 977 Заречный' },
  sverkin: { realName: 'Олег Сверкин', customer: 'РИЦ 977 Заречный' },
  tarifova: { realName: 'Галина Тарифова', customer: 'РИЦ 985 Полярный' },
  marshrutov: { realName: 'Степан Маршрутный', customer: 'РИЦ 985 Полярный' },
} as const;

export type StaffLogin = Exclude<keyof typeof staff, 'vellii'>;
export type CustomerLogin = keyof typeof customers;
export type Login = StaffLogin | CustomerLogin | 'vellii';

/** Values of the custom field «РИЦ». */
export const CUSTOMERS: readonly string[] = [...new Set(Object.values(customers).map(user => user.customer))];

export function customerOf(login: CustomerLogin): string {
  return customers[login].customer;
}

export const USERS: readonly StoryUser[] = [
  ...Object.entries(staff).map(([login, user]) => ({ login, ...user, email: `${login}@vexpress.example` })),
  ...Object.entries(customers).map(([login, { realName, customer }]) => ({
    login,
    realName,
    email: `${login}@ric${/\d+/.exec(customer)?.[0] ?? ''}.example`,
    level: 25,
  })),
];
