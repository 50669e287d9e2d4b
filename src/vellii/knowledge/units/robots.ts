/** Names by which a robot's account is known where the settings name none. */
const robot = /в[эе]лл?ии|vellii|\brobot|\bbot\b|робот|автоответ/iu;

export function looksLikeRobot(person: { readonly login: string; readonly realName: string | null }): boolean {
  return robot.test(person.login) || (person.realName !== null && robot.test(person.realName));
}
