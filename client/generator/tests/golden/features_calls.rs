#[allow(unused_imports, reason = "the client must have all features of the document")]
use crate::features::builder::{
    PostLettersSend as _, PostTrack as _, PostParcelsSend as _,
};
/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::features::Api;
    type Client = crate::features::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::features::Client, crate::features::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::features::Client::builder().options(setup.options);
        if let Some(base_url) = setup.base_url {
            builder = builder.base_url(base_url);
        }
        if let Some(http_client) = setup.http_client {
            builder = builder.http_client(http_client);
        }
        #[allow(unused_mut, reason = "generated code")]
        let mut credentials = setup.credentials;
        credentials.finish()?;
        Ok(builder.build())
    }
    fn call<'c>(
        client: &'c crate::features::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "get_opening" => {
                ::std::boxed::Box::pin(
                    call_get_opening(client, parameters, customization),
                )
            }
            "post.letters.send" => {
                ::std::boxed::Box::pin(
                    call_post_letters_send(client, parameters, customization),
                )
            }
            "post.parcels.send" => {
                ::std::boxed::Box::pin(
                    call_post_parcels_send(client, parameters, customization),
                )
            }
            "post.track" => {
                ::std::boxed::Box::pin(
                    call_post_track(client, parameters, customization),
                )
            }
            "post.parcels.cancel" => {
                ::std::boxed::Box::pin(
                    call_post_parcels_cancel(client, parameters, customization),
                )
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::features::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_get_opening(
    client: &crate::features::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.get_opening();
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_post_letters_send(
    client: &crate::features::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.post().letters().send();
    if let Some(value) = parameters.take_body() {
        let body = set_Letter(&value, crate::features::types::Letter::builder())?;
        if value.has_more_than(&["to"]) {
            let mut properties = value.properties()?;
            call = call
                .set_to(
                    match properties.take("to") {
                        Some(value) => {
                            Some(
                                set_Address(
                                    &value,
                                    crate::features::types::Address::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_stamp(
                    match properties.take("stamp") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_post_parcels_send(
    client: &crate::features::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.post().parcels().send();
    if let Some(value) = parameters.take_body() {
        let body = set_Parcel(&value, crate::features::types::Parcel::builder())?;
        if value.has_more_than(&["to", "size"]) {
            let mut properties = value.properties()?;
            call = call
                .set_to(
                    match properties.take("to") {
                        Some(value) => {
                            Some(
                                set_Address(
                                    &value,
                                    crate::features::types::Address::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_size(
                    match properties.take("size") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_pick_up_at(
                    match properties.take("pick_up_at") {
                        Some(value) => {
                            Some(
                                crate::features::types::Hour::from(value.integer::<i64>()?),
                            )
                        }
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_post_track(
    client: &crate::features::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.post().track();
    call = call
        .set_id(
            match parameters.take("id") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_post_parcels_cancel(
    client: &crate::features::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.post().parcels().cancel();
    call = call
        .set_id(
            match parameters.take("id") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Address(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::features::types::builder::Address,
) -> ::std::result::Result<
    crate::features::types::builder::Address,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("town") {
        builder = builder.town(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::features::types::Address::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Letter(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::features::types::builder::Letter,
) -> ::std::result::Result<
    crate::features::types::builder::Letter,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("to") {
        builder = builder
            .to(set_Address(&value, crate::features::types::Address::builder())?);
    }
    if let Some(value) = properties.take("stamp") {
        builder = builder.stamp(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::features::types::Letter::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Parcel(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::features::types::builder::Parcel,
) -> ::std::result::Result<
    crate::features::types::builder::Parcel,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("to") {
        builder = builder
            .to(set_Address(&value, crate::features::types::Address::builder())?);
    }
    if let Some(value) = properties.take("size") {
        builder = builder.size(value.text()?);
    }
    if let Some(value) = properties.take("pick_up_at") {
        builder = builder
            .pick_up_at(crate::features::types::Hour::from(value.integer::<i64>()?));
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::features::types::Parcel::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
