//! How is a record written once, with its fields, their help and their privacy level?
//!
//! *Invariants:* the struct and its `FIELDS` come from the same lines, so that a field cannot be forgotten.

/// Defines a record or a group of fields, with its `FIELDS`: the doc comment of a field is its help.
macro_rules! record {
    ($(#[doc = $doc:literal])+ pub struct $name:ident {
        $($(#[doc = $help:literal])+ $field:ident: $type:ty, $title:literal, $level:ident;)+
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $(
                $(#[doc = $help])+
                #[serde(skip_serializing_if = "crate::model::part::is_default")]
                pub $field: $type,
            )+
        }

        impl $name {
            /// What is known of each field, in order.
            pub const ABOUT: &'static [$crate::model::field::About] = &[$(
                $crate::model::field::About {
                    id: stringify!($field),
                    name: $title,
                    help: concat!($($help),+).trim_ascii(),
                    kind: $crate::model::field::kind_of::<$type>(),
                    level: $crate::model::field::Level::$level,
                },
            )+];

            /// Every field, readable and writable without knowing its type.
            pub const FIELDS: &'static [$crate::model::field::Field<$name>] = &[$(
                $crate::model::field::Field {
                    about: $crate::model::field::About {
                        id: stringify!($field),
                        name: $title,
                        help: concat!($($help),+).trim_ascii(),
                        kind: $crate::model::field::kind_of::<$type>(),
                        level: $crate::model::field::Level::$level,
                    },
                    get: |record| $crate::model::part::Part::value(&record.$field),
                    set: |record, value| $crate::model::part::Part::assign(&mut record.$field, value),
                },
            )+];
        }

        impl $crate::model::part::Part for $name {
            const KIND: $crate::model::field::Kind = $crate::model::field::Kind::Item($name::ABOUT);
            const LEAF: bool = false;
            fn value(&self) -> $crate::model::field::Value {
                $crate::model::field::Value::Item(vec![
                    $((stringify!($field), $crate::model::part::Part::value(&self.$field))),+
                ])
            }
            fn assign(
                &mut self,
                value: $crate::model::field::Value,
            ) -> Result<(), $crate::model::field::ValueError> {
                use $crate::model::field::{Value, ValueError};
                let parts = match value {
                    Value::Item(parts) => parts,
                    Value::Empty => {
                        *self = Self::default();
                        return Ok(());
                    }
                    _ => return Err(ValueError::Kind("a group of fields")),
                };
                let mut changed = self.clone();
                for (id, value) in parts {
                    match id {
                        $(stringify!($field) => $crate::model::part::Part::assign(&mut changed.$field, value)?,)+
                        _ => return Err(ValueError::Part(id.to_owned())),
                    }
                }
                *self = changed;
                Ok(())
            }
            fn references(&self, visit: &mut dyn FnMut($crate::model::key::Key)) {
                $($crate::model::part::Part::references(&self.$field, visit);)+
            }
            fn redirect(&mut self, to: $crate::model::part::Redirect<'_>) -> bool {
                let mut stands = true;
                $(stands &= $crate::model::part::Part::redirect(&mut self.$field, to);)+
                stands
            }
            fn mask(&mut self, path: &str, see: $crate::model::part::Sight<'_>) {
                $($crate::model::part::Part::mask(
                    &mut self.$field,
                    &format!("{path}.{}", stringify!($field)),
                    see,
                );)+
            }
            fn fill(&mut self, from: Self) {
                $($crate::model::part::Part::fill(&mut self.$field, from.$field);)+
            }
            fn fault(&self) -> Option<String> {
                $(if let Some(fault) = $crate::model::part::Part::fault(&self.$field) {
                    return Some(format!("{}: {fault}", $title));
                })+
                None
            }
        }
    };
}
pub(crate) use record;
