export {
  answersTo,
  type GivenAnswers,
  type QuestionField as ServiceField,
  questionFields as serviceFields,
  questionFieldsSchema as serviceFieldsSchema,
  storedAnswers,
} from "@convene/server-kit/questions";
