//! How is a closed set of answers written once, for file, screen and script alike?

/// Defines an enum whose variants carry an id and a name; the first variant is the default.
macro_rules! choice {
    ($(#[doc = $doc:literal])+ pub enum $name:ident {
        $(#[doc = $first_doc:literal])+ $first:ident = $first_id:literal, $first_name:literal;
        $($(#[doc = $other_doc:literal])+ $other:ident = $other_id:literal, $other_name:literal;)*
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $first_doc])+ #[default] $first,
            $($(#[doc = $other_doc])+ $other,)*
        }

        impl $name {
            /// Every answer, in order.
            pub const ALL: &'static [$name] = &[$name::$first, $($name::$other),*];
            const ANSWERS: &'static [$crate::model::field::Answer] = &[
                $crate::model::field::Answer { id: $first_id, name: $first_name },
                $($crate::model::field::Answer { id: $other_id, name: $other_name }),*
            ];

            /// Stable, for scripts and spreadsheets.
            pub const fn id(self) -> &'static str {
                Self::ANSWERS[self as usize].id
            }

            /// For people.
            pub const fn name(self) -> &'static str {
                Self::ANSWERS[self as usize].name
            }

            /// The answer with this id or name, whatever its case.
            pub fn find(text: &str) -> Option<Self> {
                let text = text.trim();
                Self::ALL.iter().copied().find(|answer| {
                    answer.id().eq_ignore_ascii_case(text) || answer.name().eq_ignore_ascii_case(text)
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl $crate::model::part::Part for $name {
            const KIND: $crate::model::field::Kind = $crate::model::field::Kind::Choice(Self::ANSWERS);
            fn value(&self) -> $crate::model::field::Value {
                $crate::model::field::Value::Choice(self.id())
            }
            fn assign(&mut self, value: $crate::model::field::Value) -> Result<(), $crate::model::field::ValueError> {
                use $crate::model::field::{Value, ValueError};
                let text = match value {
                    Value::Choice(id) => id.to_owned(),
                    Value::Text(text) => text,
                    _ => return Err(ValueError::Kind("one of the answers")),
                };
                *self = Self::find(&text).ok_or(ValueError::Answer(text))?;
                Ok(())
            }
        }
    };
}
pub(crate) use choice;
