export type { Actor, ActorKind } from "./actor.ts";
export type { Attempt, ClosingOptions, Guard, ReadPorts, WritePorts } from "./behaviour-options.ts";
export {
  type CancelChange,
  type CancellableColumns,
  type CancellableMethods,
  type CancellableOptions,
  type CancellableRow,
  type CancelRefusal,
  type CancelRequest,
  cancellable,
} from "./cancellable.ts";
export { EventNotFoundError } from "./event-not-found-error.ts";
export type { ActorOf, BehaviourColumns, ModelExtension, ModelWith } from "./model-types.ts";
export {
  type RemindableColumns,
  type RemindableMethods,
  type RemindableOptions,
  type RemindableRow,
  type ReminderRefusal,
  type ReminderType,
  remindable,
  restartReminders,
  STANDARD_REMINDERS,
} from "./remindable.ts";
export { ReminderAlreadySentError } from "./reminder-already-sent-error.ts";
export {
  type ReschedulableColumns,
  type ReschedulableMethods,
  type ReschedulableOptions,
  type ReschedulableRow,
  type RescheduleChange,
  type RescheduleRefusal,
  type RescheduleRequest,
  reschedulable,
} from "./reschedulable.ts";
export {
  type SchedulableColumns,
  type SchedulableMethods,
  type SchedulableRow,
  schedulable,
} from "./schedulable.ts";
