"""Tiny pipelines that draw with a UNet."""

from typing import Any

import torch
from diffusers import (
    DDIMScheduler,
    EulerDiscreteScheduler,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)

from tests.workers.local.tiny import texts, vaes


def stable_diffusion() -> Any:
    """Stable Diffusion 1: a UNet that attends to CLIP."""
    return StableDiffusionPipeline(**_stable_diffusion(channels=4))


def inpainting() -> Any:
    """Its kin that repaints what a mask selects."""
    return StableDiffusionInpaintPipeline(**_stable_diffusion(channels=9))


def _stable_diffusion(*, channels: int) -> dict[str, Any]:
    torch.manual_seed(0)
    unet = UNet2DConditionModel(
        block_out_channels=(4, 8),
        layers_per_block=1,
        sample_size=32,
        in_channels=channels,
        out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=32,
        norm_num_groups=2,
    )
    return {
        "unet": unet,
        "scheduler": DDIMScheduler(clip_sample=False, set_alpha_to_one=False),
        "vae": vaes.deep([8, 16], latent_channels=4, norm_num_groups=8),
        "text_encoder": texts.clip(),
        "tokenizer": texts.clip_tokenizer(),
        "safety_checker": None,
        "feature_extractor": None,
        "requires_safety_checker": False,
    }


def stable_diffusion_xl() -> Any:
    """A UNet with two text encoders, that is told sizes."""
    torch.manual_seed(0)
    unet = UNet2DConditionModel(
        block_out_channels=(2, 4),
        layers_per_block=2,
        sample_size=32,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        attention_head_dim=(2, 4),
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=8,
        transformer_layers_per_block=(1, 2),
        projection_class_embeddings_input_dim=80,
        cross_attention_dim=64,
        norm_num_groups=1,
    )
    return StableDiffusionXLPipeline(
        unet=unet,
        scheduler=EulerDiscreteScheduler(beta_schedule="scaled_linear"),
        vae=vaes.deep([32, 64], latent_channels=4),
        text_encoder=texts.clip(),
        tokenizer=texts.clip_tokenizer(),
        text_encoder_2=texts.clip_with_projection(),
        tokenizer_2=texts.clip_tokenizer(),
    )
